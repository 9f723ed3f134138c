import type { LogEvent } from '@roompane/protocol';
import type { Connect } from '../../page/contestant.ts';
import { connect as connectRaw } from '../raw/frame.ts';

export const connect: Connect = async () => {
  const raw = await connectRaw();
  return {
    ...raw,
    follow: (listener) =>
      raw.follow((events) => (events as unknown as readonly LogEvent[]).forEach((event) => listener(event))),
  };
};
