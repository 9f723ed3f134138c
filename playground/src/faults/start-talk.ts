import { DEMO_PEOPLE, createSpeakers } from '@roompane/provider-local';
import type { Clock, Person } from '@roompane/protocol';
import { playScript, roomScript, type ScriptPlayer } from '@roompane/testing/faults';

const { tom, marco, yuki } = DEMO_PEOPLE;
const LIMITS_BOT: Person = { id: 'limits-bot', name: 'Limits bot', kind: 'bot' };

interface TalkOptions {
  readonly roomId: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Those of the demo whom nobody is speak in a room by their script, until the signal ends it. It begins in silence. */
export function startTalk({ roomId, clock, signal }: TalkOptions): ScriptPlayer {
  const speakers = createSpeakers({}, { roomId, signal });
  const startedAtEpochMs = Date.now();
  const script = roomScript({
    seed: startedAtEpochMs % 1_000_000,
    people: [tom, marco, yuki, LIMITS_BOT],
    keyPrefix: `script-${startedAtEpochMs}-`,
  });
  return playScript({ script, say: (lines) => speakers.say(lines), clock, signal });
}
