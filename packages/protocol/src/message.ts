import { type Attachment, parseAttachments } from './attachment.ts';
import { type Body, parseBody } from './body.ts';
import * as LIMITS from './limit.ts';
import type { Json } from './json.ts';
import { type Fields, flag, integer, json, oneOf, optional, type Parser, record, text } from './parser.ts';
import { id, parsePerson, type Person } from './person.ts';
import { weighed } from './weight.ts';

/** A `story` has a title and may be long; a list shows the title first. */
export type MessageKind = 'regular' | 'story';
export const MESSAGE_KINDS: readonly MessageKind[] = ['regular', 'story'];

/** `high` is an alert. It is independent of the kind: a story may be one too. */
export type Importance = 'normal' | 'high';
export const IMPORTANCES: readonly Importance[] = ['normal', 'high'];

/** The add-in that a message was posted through: the host's word for one's own posts, their client's claim for others'. */
export interface Via {
  readonly id: string;
  readonly name: string;
}

export const parseVia: Parser<Via> = record<Via>({ id, name: text(256) });

/** A message as it stands now: the fold of the log's events about it. */
export interface Message {
  readonly id: string;
  readonly kind: MessageKind;
  readonly importance: Importance;
  /** Present on stories. */
  readonly title?: string;
  /** Empty when `isRedacted`. */
  readonly body: Body;
  /** Typed data of a bot or add-in; `body` is its fallback for those who do not know the type. */
  readonly data?: Json;
  /** Files, in the order of the sender. Gone when `isRedacted`. */
  readonly attachments?: readonly Attachment[];
  /** The id of the message that this one answers. It may be older than what is kept. */
  readonly replyTo?: string;
  readonly author: Person;
  readonly via?: Via;
  /** The server's clock, epoch milliseconds in UTC. */
  readonly postedAtEpochMs: number;
  readonly editedAtEpochMs?: number;
  readonly isRedacted: boolean;
  /** The author's idempotency key: two messages of one author with the same key are one. */
  readonly key?: string;
}

export const epochMs: Parser<number> = integer(0);

/** What a message and a draft have in common. */
export const written: Fields<
  Pick<Message, 'kind' | 'importance' | 'title' | 'body' | 'data' | 'attachments' | 'replyTo'>
> = {
  kind: oneOf(MESSAGE_KINDS),
  importance: oneOf(IMPORTANCES),
  title: optional(text(LIMITS.titleChars, 1)),
  body: parseBody,
  data: optional(json(LIMITS.dataChars, LIMITS.dataDepth)),
  attachments: optional(parseAttachments),
  replyTo: optional(id),
};

/** A message that an add-in hears of: the host has looked at it. */
export const parseHeardMessage: Parser<Message> = record<Message>({
  id,
  ...written,
  author: parsePerson,
  via: optional(parseVia),
  postedAtEpochMs: epochMs,
  editedAtEpochMs: optional(epochMs),
  isRedacted: flag,
  key: optional(text(64)),
});

/** A message that a provider brings in. */
export const parseMessage: Parser<Message> = weighed(parseHeardMessage);
