/**
 * The limits of the contract: how much, of what, and what each guards against. They travel in the welcome, so that an
 * add-in can check before it sends. A message of the greatest size in its worst encoding still fits one envelope. @spec LI1
 */
export const LIMITS = {
  /** UTF-16 units of one string on a port, checked before it is parsed. Guards the host's main thread. */
  envelopeChars: 262_144,
  /** Events in one batch. Beyond it the frame's task grows past a frame of the screen. */
  batchEvents: 256,
  /** UTF-16 units of the events in one batch, one event excepted: an event is never cut. */
  batchChars: 65_536,
  /** Events the host keeps for one stream that does not ask; beyond it the queue is dropped and the log read again. */
  queueEvents: 1_024,
  /** UTF-16 units of those events. */
  queueChars: 262_144,
  /** Events in one page of the log. */
  pageEvents: 256,
  /** Calls that one side may have unanswered at a time. */
  callsInFlight: 64,
  /** Calls in any second. */
  callsPerSecond: 200,
  /** Streams open at a time in one session. */
  subscriptions: 32,
  /** Refusals in {@link LIMITS.refusalWindowMs} after which a session is closed as abusive. */
  refusals: 100,
  refusalWindowMs: 10_000,
  /** UTF-8 bytes of a regular message's text. */
  messageBytes: 8_192,
  /** UTF-8 bytes of a story's text. */
  storyBytes: 32_768,
  /** UTF-16 units of a story's title. */
  titleChars: 256,
  /** Spans in one text. */
  spans: 512,
  /** UTF-16 units of a message's `data`, written as JSON. */
  dataChars: 16_384,
  /** Containers within containers in `data`. */
  dataDepth: 16,
  /** UTF-16 units of a reason, question or progress text shown to a person. */
  reasonChars: 500,
  /** People in a roster's snapshot; a larger room says `isTruncated`. */
  rosterPeople: 500,
} as const;

/** The limits as numbers, as they travel. */
export type Limits = { readonly [K in keyof typeof LIMITS]: number };

/** UTF-8 bytes of `value`: what a chat server counts. */
export function countBytes(value: string): number {
  return new TextEncoder().encode(value).length;
}
