import { LIMITS, type SignalEvent } from '@roompane/protocol';
import { untilAborted } from '@roompane/protocol/provider-kit';
import type { SignalChannel } from './signal-channel.ts';

/** The host sorts them by add-in and keeps the newest of each: so many that a few add-ins at once lose none before that. */
const KEPT = LIMITS.signalsKept * 4;

/** What others say, from now on. A reader that is slow finds the newest, in order. */
export async function* followSignals(
  channel: SignalChannel,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<SignalEvent, void, undefined> {
  const waiting: SignalEvent[] = [];
  let wake: (() => void) | undefined;
  const hear = (event: SignalEvent): void => {
    if (waiting.length >= KEPT) waiting.shift();
    waiting.push(event);
    wake?.();
  };
  channel.listen(hear, { signal });
  for (;;) {
    for (let next = waiting.shift(); next; next = waiting.shift()) yield next;
    await untilAborted(new Promise<void>((resolve) => (wake = resolve)), signal);
  }
}
