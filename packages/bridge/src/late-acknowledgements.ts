import { LIMITS } from '@roompane/protocol';

/** Batches of one stream, by their numbers. */
export interface BatchesSent {
  sentSeq: number;
  ackedSeq: number;
}

/** True, and counted, when `seq` is the oldest batch that nobody has acknowledged. */
export function acknowledge(batches: BatchesSent, seq: number): boolean {
  if (seq !== batches.ackedSeq + 1 || seq > batches.sentSeq) return false;
  batches.ackedSeq = seq;
  return true;
}

/**
 * What a reader may still acknowledge of streams that are over: it asks past a batch when it likes, and a stream ends when
 * the far side says so. Kept of as many streams as may be open at a time; a reader that stopped asks for nothing. @spec ST8
 */
export class LateAcknowledgements {
  readonly #streams = new Map<number, BatchesSent>();

  /** The stream `id` is over. */
  expect(id: number, batches: BatchesSent): void {
    if (batches.sentSeq === batches.ackedSeq) return;
    this.#streams.delete(id);
    this.#streams.set(id, batches);
    for (const oldest of this.#streams.keys())
      if (this.#streams.size > LIMITS.subscriptions) this.#streams.delete(oldest);
  }

  take(id: number, seq: number): boolean {
    const batches = this.#streams.get(id);
    if (!batches || !acknowledge(batches, seq)) return false;
    if (batches.sentSeq === batches.ackedSeq) this.#streams.delete(id);
    return true;
  }
}
