import { type Clock, RoompaneError } from '@roompane/protocol';

/** A tab that closes as it should may have a transaction to finish first: it blocks for a moment, and means no harm. */
const GRACE_MS = 1_000;

/** An upgrade or a deletion that another tab may hold up. */
export interface Blockage {
  /** Rejects with `provider/storage-blocked` when it stays held up; never resolves. */
  readonly lasting: Promise<never>;
  /** The browser says that another tab holds it up. */
  readonly begin: () => void;
  /** It went through, or does not matter any more. */
  readonly end: () => void;
}

export function createBlockage(clock: Clock): Blockage {
  const ended = new AbortController();
  let reject: (reason: RoompaneError) => void = () => {};
  const lasting = new Promise<never>((_resolve, rejectIt) => (reject = rejectIt));
  // Nobody may be waiting when another tab shows up.
  lasting.catch(() => {});
  return {
    lasting,
    begin: () => {
      const isLasting = (): void => reject(new RoompaneError('provider/storage-blocked'));
      clock.setTimer(GRACE_MS, isLasting, { signal: ended.signal });
    },
    end: () => ended.abort(),
  };
}
