// The states of a list of messages, for the page of all states.
import { RoompaneError } from '@roompane/protocol';
import { FakeRoom, type FakeMessageInput } from '@roompane/testing';
import { at, sam } from './demo-room.ts';

const DAY_MS = 24 * 3_600_000;

/** Days, what is missing, what was edited, removed and answered, and reactions. */
export function markedRoom(): FakeRoom {
  const room = new FakeRoom({
    messages: [
      { author: 'Hannah Lind', body: 'Figures at half past.', postedAtEpochMs: at(16, 2) - DAY_MS },
      {
        author: 'Marco Bianchi',
        body: 'The vendor feed runs late.',
        postedAtEpochMs: at(9, 58),
        editedAtEpochMs: at(10, 1),
      },
      { author: 'Tom Okafor', body: '', isRedacted: true, postedAtEpochMs: at(10, 2) },
      { author: sam, body: 'Quoting from the primary.', replyTo: 'm2', postedAtEpochMs: at(10, 4) },
      { author: 'Priya Raman', body: 'Same here.', replyTo: 'older', postedAtEpochMs: at(10, 5) },
    ],
  });
  for (const [personId, reaction] of [
    ['hannah', '+1'],
    ['sam', '+1'],
    ['tom', '✓'],
  ] as const)
    room.log.append({ type: 'reacted', messageId: 'm4', personId, reaction, isOn: true });
  const page = room.log.page.bind(room.log);
  room.log.page = async (options) => ({ ...(await page(options)), hasGap: true });
  return room;
}

const many = (count: number): FakeMessageInput[] =>
  Array.from({ length: count }, (_, index) => ({
    author: ['Hannah Lind', 'Marco Bianchi', 'Priya Raman'][Math.floor(index / 2) % 3] ?? 'Tom Okafor',
    body: `Number ${index} of the morning.`,
    postedAtEpochMs: at(8, 0) + index * 60_000,
  }));

/** More than fits in sight, and than one page. */
export const busyRoom = (): FakeRoom => new FakeRoom({ messages: many(120) });

/** Its earlier pages cannot be read. */
export function brokenOff(): FakeRoom {
  const room = busyRoom();
  const page = room.log.page.bind(room.log);
  room.log.page = async (options) => {
    if (options?.before !== undefined) throw new RoompaneError('provider/unavailable');
    return page(options);
  };
  return room;
}

/** A few messages, and a server that removes none of them now. */
export function actedRoom(): FakeRoom {
  const room = new FakeRoom({
    messages: [
      { author: 'Hannah Lind', body: 'Figures at half past.', postedAtEpochMs: at(9, 58) },
      { author: 'Priya Raman', body: 'Can do 2 at 1.0862.', postedAtEpochMs: at(10, 2) },
      { author: sam, body: 'Mine at 62.', postedAtEpochMs: at(10, 4) },
    ],
  });
  room.answers.set('messages/redact', () => Promise.reject(new RoompaneError('provider/unavailable')));
  return room;
}
