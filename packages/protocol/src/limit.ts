/**
 * The limits of the contract: how much, of what, and what each guards against. Read them as `LIMITS.name`. They travel in
 * the welcome. A message of the greatest size in its worst encoding still fits one envelope.
 *
 * Each is a constant of its own, so that an add-in carries the numbers that its parsers use and no others. @spec LI1
 */

/** UTF-16 units of one string on a port, checked before it is parsed. Guards the host's main thread. */
export const envelopeChars = 262_144;
/** Events in one batch. Beyond it the frame's task grows past a frame of the screen. */
export const batchEvents = 256;
/**
 * UTF-16 units of the events in one batch, one event excepted: an event is never cut. A string of more than 64 KiB in all is
 * handed over in memory that Chromium shares out for it, which costs both sides more than a copy.
 */
export const batchChars = 61_440;
/** Events the host keeps for one stream that does not ask; beyond it the queue is dropped and the log read again. */
export const queueEvents = 1_024;
/** UTF-16 units of those events. */
export const queueChars = 262_144;
/** Events in one page of the log. */
export const pageEvents = 256;
/** Calls that one side may have unanswered at a time. */
export const callsInFlight = 64;
/** Calls in any second. */
export const callsPerSecond = 200;
/** Streams open at a time in one session. */
export const subscriptions = 32;
/** Refusals in {@link refusalWindowMs} after which a session is closed as abusive. */
export const refusals = 100;
export const refusalWindowMs = 10_000;
/** UTF-8 bytes of a regular message's text. */
export const messageBytes = 8_192;
/** UTF-8 bytes of a story's text. */
export const storyBytes = 32_768;
/** UTF-16 units of a story's title. */
export const titleChars = 256;
/** Spans in one text. */
export const spans = 512;
/** UTF-16 units of those spans, written as JSON. Without it addresses alone would fill many envelopes. */
export const spanChars = 24_576;
/** UTF-16 units of a message's `data`, written as JSON. */
export const dataChars = 16_384;
/** Containers within containers in `data`. */
export const dataDepth = 16;
/** UTF-16 units of a reason, question or progress text shown to a person. */
export const reasonChars = 500;
/** Texts of which an interceptor wants to see one in a draft. Guards the host's main thread, which looks for them. */
export const wantedTexts = 32;
/** UTF-16 units of each. */
export const wantedTextChars = 32;
/** UTF-16 units of a progress text as an interceptor may send it; the first {@link reasonChars} are shown. */
export const progressChars = 4_096;
/** People in a roster's snapshot; a larger room says `isTruncated`. */
export const rosterPeople = 500;
/** Files of one message. */
export const attachments = 16;
/** UTF-16 units of those references, written as JSON: with the largest text they fit one envelope. */
export const attachmentChars = 8_192;
/** Bytes of one file that an add-in sends; the host holds it in memory until the server has it. */
export const fileBytes = 20_971_520;
/** Characters of base64 in one piece of it: with its call it fits one envelope. */
export const filePieceChars = 196_608;
/** Files that an add-in may have on their way at a time. */
export const uploads = 2;
/** Files that an add-in may have read to it at a time: the host holds each in memory. */
export const downloads = 2;
/** Searches that an add-in may have under way at a time: each may read a whole log. */
export const searches = 2;
/** People that are said to be typing at a time. */
export const typingPeople = 20;
/** UTF-16 units of a signal's data, written as JSON. */
export const signalChars = 4_096;
/** Signals that an add-in may send in any second: a server hands each to everybody in the room. */
export const signalsPerSecond = 10;
/** Signals that are kept for a reader that is slow; older ones are dropped, and counted. */
export const signalsKept = 64;
/** UTF-16 units of the name of a signal's channel. */
export const signalChannelChars = 2_048;
/** Messages in one page of a search. */
export const foundMessages = 100;
/** Invitations that are shown at a time. */
export const invitations = 100;
/** Other rooms that an add-in may have open at a time. */
export const openRooms = 8;
/** Rooms in the list of those that are followed. */
export const followedRooms = 500;
