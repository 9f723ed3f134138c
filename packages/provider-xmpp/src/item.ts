import {
  type Attachment,
  type Json,
  type Message,
  parseAs,
  parseBody,
  parseLogEvent,
  parseMessage,
  type Body,
} from '@roompane/protocol';
import { parseForeignAttachments } from './attachments.ts';
import { resourceOf } from './jid.ts';
import * as NS from './namespace.ts';
import { fieldOf, parsePayload, type Payload, textFrom } from './payload.ts';
import type { Sender } from './person.ts';
import { isTombstone, parseRetraction } from './retraction.ts';
import { attributeOf, childOf, childrenOf, lastChildOf, textOf } from './xml.ts';

/** Of one person to one message; more are left aside. */
const MAX_REACTIONS = 32;

/** What a stanza of the archive says. */
export type Content =
  | { readonly type: 'post'; readonly written: Written }
  /** The message meant by its place in the archive, or by the id that its author gave it. */
  | { readonly type: 'edit'; readonly written: Written; readonly messageId?: string; readonly originalId: string }
  | { readonly type: 'reaction'; readonly messageId: string; readonly reaction: string; readonly isOn: boolean }
  /** All that a person's reactions to a message are then (XEP-0444). */
  | { readonly type: 'reactions'; readonly messageId: string; readonly reactions: readonly string[] }
  /** The server says that words were removed. */
  | { readonly type: 'moderation'; readonly messageId: string }
  /** Their author asks to remove them; the message meant by either of its ids. */
  | { readonly type: 'retraction'; readonly originalId: string }
  /** What is left of a message whose words were removed. */
  | { readonly type: 'tombstone' }
  | { readonly type: 'other' };

/** What a person wrote. */
type Written = Pick<
  Message,
  'kind' | 'importance' | 'title' | 'body' | 'data' | 'attachments' | 'replyTo' | 'via' | 'key'
>;

/** One stanza of a room's archive. */
export interface Item {
  /** The server's. */
  readonly id: string;
  /** The sender's; anything. */
  readonly originalId: string;
  readonly atEpochMs: number;
  readonly sender: Sender;
  readonly content: Content;
}

export interface Archived {
  readonly id: string;
  readonly stamp: string;
  readonly message: Element;
}

/** The key under which its author posted it. */
export function keyOf({ content }: Item): string | undefined {
  return content.type === 'post' || content.type === 'edit' ? content.written.key : undefined;
}

/** Reads what an archive gave. Whatever a sender wrote, it is an item. */
export function parseItem({ id, stamp, message }: Archived): Item {
  const sentAt = Date.parse(stamp);
  const from = attributeOf(message, 'from');
  const originalId = attributeOf(message, 'id').slice(0, 256);
  return {
    ...{ id, originalId },
    atEpochMs: Number.isFinite(sentAt) ? Math.max(0, Math.floor(sentAt)) : 0,
    sender: parseSender(message, resourceOf(from)),
    content: parseRemoval(message, resourceOf(from) === '') ?? parseContent(message),
  };
}

/** The archive adds the real address where a room shows it; a sender's own claim stands before it. */
function parseSender(message: Element, nick: string): Sender {
  const user = lastChildOf(message, 'x', NS.MUC_USER);
  const jid = attributeOf(user && childOf(user, 'item'), 'jid');
  const occupantId = attributeOf(lastChildOf(message, 'occupant-id', NS.OCCUPANT_ID), 'id');
  return { nick, ...(jid ? { jid: jid.slice(0, 256) } : {}), ...(occupantId ? { occupantId } : {}) };
}

/** What the room says is that words were removed, or nothing. */
function parseRemoval(message: Element, isFromRoom: boolean): Content | undefined {
  const retraction = parseRetraction(message, isFromRoom);
  if (!retraction) return isFromRoom ? { type: 'other' } : undefined;
  const { messageId, isByRoom } = retraction;
  return isByRoom ? { type: 'moderation', messageId } : { type: 'retraction', originalId: messageId };
}

function parseContent(message: Element): Content {
  if (isTombstone(message)) return { type: 'tombstone' };
  const payload = parsePayload(message);
  const reaction = parseReaction(payload) ?? parseReactionSet(message);
  if (reaction) return reaction;
  const body = childOf(message, 'body');
  if (!body) return { type: 'other' };
  const replyTo = attributeOf(childOf(message, 'reply', NS.REPLY), 'id') || undefined;
  const written = parseWritten({ ...payload, replyTo }, textOf(body), parseForeignAttachments(message));
  if (!written) return { type: 'other' };
  const originalId = attributeOf(childOf(message, 'replace', NS.CORRECTION), 'id');
  if (!originalId) return { type: 'post', written };
  const edits = fieldOf(payload, 'edits');
  return { type: 'edit', written, originalId, ...(typeof edits === 'string' ? { messageId: edits } : {}) };
}

function parseReaction(payload: Payload): Content | undefined {
  const reacted = fieldOf(payload, 'react') as Json | undefined;
  if (typeof reacted !== 'object' || reacted === null) return undefined;
  const event = tryParse(() =>
    parseAs(parseLogEvent, { ...reacted, type: 'reacted', cursor: '=', personId: '=' }, 'argument/invalid'),
  );
  if (event?.type !== 'reacted') return { type: 'other' };
  const { messageId, reaction, isOn } = event;
  return { type: 'reaction', messageId, reaction, isOn };
}

/** Another client's. */
function parseReactionSet(message: Element): Content | undefined {
  const set = childOf(message, 'reactions', NS.REACTIONS);
  const messageId = attributeOf(set, 'id');
  if (!set || !messageId || messageId.length > 256) return undefined;
  const said = childrenOf(set, 'reaction').map((each) => textOf(each).trim());
  const fit = said.filter((reaction) => reaction !== '' && reaction.length <= 32);
  return { type: 'reactions', messageId, reactions: [...new Set(fit)].slice(0, MAX_REACTIONS) };
}

/** With what stands beside the body if all of it fits, else a plain message of these words, if they do. */
function parseWritten(payload: Payload, body: string, foreign: readonly Attachment[]): Written | undefined {
  const { replyTo } = payload;
  const spans = fieldOf(payload, 'spans') ?? [];
  const attachments = foreign.length > 0 ? foreign : undefined;
  // Words that are the address of the file, and nothing else, are none.
  const text = foreign.length === 1 && foreign[0]?.url === body ? '' : body;
  return (
    tryParse(() => toWritten({ attachments, ...payload, body: { text: textFrom(payload, body, text), spans } })) ??
    tryParse(() => toWritten({ body: { text, spans: [] }, replyTo, attachments })) ??
    tryParse(() => toWritten({ body: { text: body, spans: [] }, replyTo })) ??
    tryParse(() => toWritten({ body: cut(body) }))
  );
}

function toWritten(payload: Payload): Written {
  const named = ['kind', 'importance', 'title', 'body', 'data', 'attachments', 'replyTo', 'via', 'key'] as const;
  const given = Object.fromEntries(named.map((name) => [name, fieldOf(payload, name)]));
  const author = { id: '=', name: '', kind: 'user' };
  const rest = { id: '=', author, postedAtEpochMs: 0, isRedacted: false };
  const defaults = { kind: 'regular', importance: 'normal' };
  const candidate = { ...defaults, ...dropMissing(given), ...rest };
  const message = parseAs(parseMessage, candidate, 'argument/invalid');
  return dropMissing(Object.fromEntries(named.map((name) => [name, message[name]]))) as Written;
}

/** The longest text that a message can have. */
function cut(text: string): Body {
  return parseAs(parseBody, { text: text.slice(0, 32_768), spans: [] }, 'argument/invalid');
}

function dropMissing(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function tryParse<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    // A stranger's word that does not fit is as good as none.
    return undefined;
  }
}
