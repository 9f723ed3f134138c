import { LIMITS } from '@roompane/protocol';

/** An event as it will travel, and the place in its source behind which the next one comes. */
export interface Encoded<Place> {
  readonly written: string;
  readonly place: Place;
}

/**
 * One stream on the sending side. `live`: events come by themselves. `behind`: they are read from the source.
 * The shell that made it owns it and it is changed in place: to copy a queue for each event would cost more than the event.
 */
export interface SenderState<Place> {
  mode: 'live' | 'behind' | 'reading';
  /** An event came while reading, so the page may not be the last word. */
  isStale: boolean;
  queue: Encoded<Place>[];
  queueChars: number;
  /** Behind the last event sent. */
  sentPlace: Place;
  /** Behind the last event queued or sent. */
  place: Place;
  sentSeq: number;
  ackedSeq: number;
  /** The source has no more, ever. */
  isAtEnd: boolean;
}

/** A stretch of the source. */
interface SourcePage<Place> {
  readonly events: readonly Encoded<Place>[];
  readonly place: Place;
  /** Nothing newer existed when it was read. */
  readonly isLast: boolean;
  readonly isEnd?: boolean | undefined;
}

export type SenderInput<Place> =
  | { readonly type: 'start' }
  | { readonly type: 'event'; readonly event: Encoded<Place> }
  /** An event came that is not brought along, since the stream is not live: it will be read. */
  | { readonly type: 'missed' }
  | { readonly type: 'page'; readonly page: SourcePage<Place> }
  | { readonly type: 'ack'; readonly seq: number };

export type SenderEffect<Place> =
  | { readonly type: 'batch'; readonly seq: number; readonly events: readonly string[] }
  | { readonly type: 'read'; readonly after: Place };

export function createSenderState<Place>(place: Place): SenderState<Place> {
  const fresh = { mode: 'behind', isStale: false, isAtEnd: false, sentSeq: 0, ackedSeq: 0 } as const;
  return { ...fresh, queue: [], queueChars: 0, sentPlace: place, place };
}

/** @spec ST1 ST2 ST4 ST5 ST8 */
export function stepSender<Place>(
  state: SenderState<Place>,
  input: SenderInput<Place>,
): readonly SenderEffect<Place>[] {
  switch (input.type) {
    case 'start':
      break;
    case 'event':
      if (state.mode !== 'live') state.isStale = true;
      else {
        enqueue(state, input.event);
        dropExcess(state);
      }
      break;
    case 'missed':
      state.isStale = true;
      return [];
    case 'page':
      takePage(state, input.page);
      break;
    case 'ack':
      if (input.seq !== state.ackedSeq + 1 || input.seq > state.sentSeq) return [];
      state.ackedSeq = input.seq;
      break;
  }
  return pump(state);
}

function enqueue<Place>(state: SenderState<Place>, event: Encoded<Place>): void {
  state.queue.push(event);
  state.queueChars += event.written.length;
  state.place = event.place;
}

/** As much of a page as a queue may hold; the rest is read again when it is asked for. */
function takePage<Place>(state: SenderState<Place>, { events, place, isLast, isEnd }: SourcePage<Place>): void {
  let taken = 0;
  for (const event of events) {
    if (state.queue.length >= LIMITS.queueEvents || state.queueChars >= LIMITS.queueChars) break;
    enqueue(state, event);
    taken++;
  }
  const isWhole = taken === events.length;
  if (isWhole) state.place = place;
  state.mode = isWhole && isLast && !state.isStale ? 'live' : 'behind';
  state.isAtEnd = isWhole && isEnd === true;
}

/** A reader that does not ask costs the host no more than the limits say. */
function dropExcess<Place>(state: SenderState<Place>): void {
  if (state.queue.length <= LIMITS.queueEvents && state.queueChars <= LIMITS.queueChars) return;
  state.queue = [];
  state.queueChars = 0;
  state.place = state.sentPlace;
  state.mode = 'behind';
}

function pump<Place>(state: SenderState<Place>): readonly SenderEffect<Place>[] {
  const effects: SenderEffect<Place>[] = [];
  while (state.queue.length > 0 && maySend(state)) effects.push(takeBatch(state));
  // Read ahead of the acknowledgement: the next batch is whole, and here, when it may leave.
  if (state.mode === 'behind' && !state.isAtEnd && !isFull(state)) {
    state.mode = 'reading';
    state.isStale = false;
    effects.push({ type: 'read', after: state.place });
  }
  return effects;
}

function maySend<Place>(state: SenderState<Place>): boolean {
  const inFlight = state.sentSeq - state.ackedSeq;
  return inFlight === 0 || (inFlight === 1 && isFull(state));
}

function isFull<Place>({ queue, queueChars }: SenderState<Place>): boolean {
  return queue.length >= LIMITS.batchEvents || queueChars >= LIMITS.batchChars;
}

/** The source has no more, and the reader has asked past all of it. @spec ST11 */
export function hasGivenAll<Place>({ isAtEnd, queue, sentSeq, ackedSeq }: SenderState<Place>): boolean {
  return isAtEnd && queue.length === 0 && sentSeq === ackedSeq;
}

function takeBatch<Place>(state: SenderState<Place>): SenderEffect<Place> {
  let count = 0;
  let chars = 0;
  for (const { written } of state.queue) {
    if (count > 0 && (count >= LIMITS.batchEvents || chars + written.length > LIMITS.batchChars)) break;
    count++;
    chars += written.length;
  }
  const taken = state.queue.splice(0, count);
  state.queueChars -= chars;
  state.sentPlace = taken.at(-1)?.place ?? state.sentPlace;
  state.sentSeq++;
  return { type: 'batch', seq: state.sentSeq, events: taken.map(({ written }) => written) };
}
