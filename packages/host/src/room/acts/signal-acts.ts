import { followSignals, LIMITS, rejectLacking, RoompaneError, sendSignal } from '@roompane/protocol';
import { SignalFeed } from '../signal-feed.ts';
import { type Act, type Asker, callAct, streamAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';

const WINDOW_MS = 1_000;

/** Words between the instances of an add-in. @spec SG1 SG2 SG3 SG4 */
export function createSignalActs(acted: ActedRoom): readonly Act[] {
  const { room, provider, clock } = acted;
  const { capabilities } = provider;
  const feed = new SignalFeed(acted);
  const sentAt = new WeakMap<Asker, readonly number[]>();

  const admit = (asker: Asker): void => {
    const now = clock.now();
    const recent = (sentAt.get(asker) ?? []).filter((at) => now - at < WINDOW_MS);
    if (recent.length >= LIMITS.signalsPerSecond && !asker.isPage) {
      throw new RoompaneError('limit/exceeded', { data: { limit: 'signalsPerSecond' } });
    }
    sentAt.set(asker, [...recent, now].slice(-LIMITS.signalsPerSecond));
  };

  return [
    streamAct(followSignals, (_params, { asker, signal }) => feed.open(asker, signal)),
    callAct(sendSignal, async ({ data }, { asker, signal }) => {
      if (capabilities.signals !== true) return rejectLacking(capabilities, 'signals');
      const { person, canPost } = room.standing;
      if (!canPost) throw new RoompaneError('room/read-only');
      admit(asker);
      await room.sendSignal({ channel: asker.channel, data }, { signal });
      feed.echo({ from: person, data }, asker);
    }),
  ];
}
