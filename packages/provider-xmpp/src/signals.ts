import type { SignalEvent } from '@roompane/protocol';
import { createId } from '@roompane/protocol/provider-kit';
import { Bell } from './bell.ts';

/** For a reader that is slow; what is older is lost to it. */
const KEPT = 256;

interface Reader {
  readonly bell: Bell;
  readonly news: SignalEvent[];
}

/** What is said in a room for the moment. It is kept for those who listen meanwhile, and for nobody else. */
export class Signals {
  /** By this the session knows its own words when the room gives them back: another device may be in it by the same nickname. */
  readonly session: string = createId();
  readonly #readers = new Set<Reader>();

  take(event: SignalEvent): void {
    for (const { bell, news } of this.#readers) {
      news.push(event);
      if (news.length > KEPT) news.shift();
      bell.ring();
    }
  }

  /** What is said from this call on, until `signal` aborts. */
  follow(signal: AbortSignal): AsyncGenerator<SignalEvent, void, undefined> {
    const reader: Reader = { bell: new Bell(), news: [] };
    if (!signal.aborted) this.#readers.add(reader);
    signal.addEventListener('abort', () => this.#readers.delete(reader));
    return read(reader, signal);
  }
}

async function* read({ bell, news }: Reader, signal: AbortSignal): AsyncGenerator<SignalEvent, void, undefined> {
  for (;;) {
    const event = news.shift();
    if (event) yield event;
    else await bell.next(signal);
  }
}
