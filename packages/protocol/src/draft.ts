import type { Attachment } from './attachment.ts';
import { type Body, toBody } from './body.ts';
import type { RoomLimits } from './context.ts';
import { countBytes } from './count-bytes.ts';
import * as LIMITS from './limit.ts';
import { type Importance, type MessageKind, written } from './message.ts';
import type { Json } from './json.ts';
import { optional, type Parser, record, text } from './parser.ts';
import { id } from './person.ts';
import { RoompaneError } from './roompane-error.ts';
import { weighed } from './weight.ts';

/** A post not yet sent. Immutable; who changes it makes another. */
export interface Draft {
  readonly kind: MessageKind;
  readonly importance: Importance;
  /** Present on stories, absent on regular messages. */
  readonly title?: string;
  readonly body: Body;
  readonly data?: Json;
  /** Files that the server has already, at most 16. With one, the text may be empty. */
  readonly attachments?: readonly Attachment[];
  /** The id of the message that this one answers. Interceptors see it and cannot change it. */
  readonly replyTo?: string;
  /** The id of the own message whose words these shall be: an edit. Interceptors see it and cannot change it. */
  readonly edits?: string;
  /** Idempotency key: a retry with the same key is the same post. 1 to 64 characters. */
  readonly key: string;
}

/** What a person writes by hand: only the words are needed. */
export interface DraftInput {
  readonly body: string | Body;
  /** @default 'story' where there is a title, else 'regular' */
  readonly kind?: MessageKind;
  /** An empty title is none. */
  readonly title?: string;
  /** @default 'normal' */
  readonly importance?: Importance;
  readonly data?: Json;
  /** What `upload` gave, at most 16. */
  readonly attachments?: readonly Attachment[];
  /** The id of the message to answer. */
  readonly replyTo?: string;
  /** The id of the own message to change. */
  readonly edits?: string;
  /** @default a new random key */
  readonly key?: string;
}

/** A draft that an add-in hears of: the host has looked at it. */
export const parseHeardDraft: Parser<Draft> = record<Draft>({ ...written, edits: optional(id), key: text(64, 1) });

/** A draft that somebody brings in. */
export const parseDraft: Parser<Draft> = weighed(parseHeardDraft);

/** Fills in what `input` leaves out. It checks nothing; the far side parses. */
export function createDraft(input: DraftInput, key: string): Draft {
  const { title, ...rest } = input;
  return {
    kind: title ? 'story' : 'regular',
    importance: 'normal',
    key,
    ...(title ? { title } : {}),
    ...rest,
    body: toBody(input.body),
  };
}

/**
 * What a room would refuse, as an error to show: an empty text, a story without title, too many bytes.
 * `undefined` when the draft may leave. A composer shows it while the user types; `limits` are those of `room.info`. @spec LI4
 */
export function checkDraft(draft: Draft, limits: RoomLimits = LIMITS): RoompaneError | undefined {
  const isStory = draft.kind === 'story';
  const limit = isStory ? 'storyBytes' : 'messageBytes';
  const bytes = countBytes(draft.body.text);
  const max = Math.min(limits[limit], LIMITS[limit]);
  if (bytes > max) return new RoompaneError('limit/exceeded', { data: { limit, max, actual: bytes, unit: 'bytes' } });
  if (!draft.body.text.trim() && !draft.attachments?.length) return misfit('body.text', 'some text');
  if (isStory && !draft.title?.trim()) return misfit('title', 'a title, since this is a story');
  return undefined;
}

function misfit(path: string, expected: string): RoompaneError {
  return new RoompaneError('call/invalid-params', { data: { path, expected } });
}
