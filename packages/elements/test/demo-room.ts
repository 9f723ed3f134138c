import type { RosterEntry } from '@roompane/protocol';
import { FakeRoom, type FakeMessageInput, type FakeRoomOptions } from '@roompane/testing';

/** Any day will do: the same in every picture. */
const DAY = new Date(2025, 10, 18);

export const at = (hours: number, minutes: number): number =>
  new Date(DAY.getFullYear(), DAY.getMonth(), DAY.getDate(), hours, minutes).getTime();

export const sam = { id: 'sam', name: 'Sam Whitfield', kind: 'user' } as const;
const bot = { id: 'rates', name: 'Rates bot', kind: 'bot' } as const;
const guard = { id: 'trade-guard', name: 'Trade guard' };

/** A morning at the desk that has every kind of message. */
const morning: readonly FakeMessageInput[] = [
  { author: 'Hannah Lind', body: 'Flow is a net buyer of cable into the fix.', postedAtEpochMs: at(9, 58) },
  { author: 'Hannah Lind', body: 'Stops are thin below 1.2680.', postedAtEpochMs: at(9, 59) },
  {
    author: bot,
    body: { text: 'EUR/USD touched 1.0865, high of the session.', spans: [{ type: 'strong', offset: 16, length: 6 }] },
    postedAtEpochMs: at(10, 15),
  },
  {
    author: 'Marco Bianchi',
    body: 'The vendor feed runs 40 seconds late. Quote from the primary only.',
    importance: 'high',
    postedAtEpochMs: at(10, 24),
  },
  {
    author: 'Tom Okafor',
    title: 'What the desk expects from the ECB on Thursday',
    body: 'No change to rates, but listen for the word “persistent”. Two of the five hawks softened last week, and the staff forecast is likely to lower the 2026 path for core inflation.',
    postedAtEpochMs: at(10, 31),
  },
  { author: sam, via: guard, body: 'Bid 3 m EUR/USD at 1.0861, good for one minute.', postedAtEpochMs: at(10, 41) },
  { author: 'Tom Okafor', body: '', isRedacted: true, postedAtEpochMs: at(10, 42) },
  {
    author: 'Priya Raman',
    body: {
      text: 'Can do 2 at 1.0862. See fixings or type /quote',
      spans: [
        { type: 'link', offset: 24, length: 7, href: 'https://desk.example/fixings' },
        { type: 'code', offset: 40, length: 6 },
      ],
    },
    postedAtEpochMs: at(10, 43),
  },
  {
    author: 'Priya Raman',
    body: { text: 'Marco, the third is yours?', spans: [{ type: 'mention', offset: 0, length: 5, target: 'marco' }] },
    postedAtEpochMs: at(10, 44),
    editedAtEpochMs: at(10, 45),
  },
];

const person = (
  name: string,
  role: RosterEntry['role'],
  presence: RosterEntry['presence'] = 'active',
): RosterEntry => ({
  person: { id: name, name, kind: 'user' },
  role,
  presence,
  isSelf: false,
});

export const people: readonly RosterEntry[] = [
  person('Hannah Lind', 'manager'),
  person('Priya Raman', 'presenter'),
  { person: sam, role: 'member', presence: 'active', isSelf: true },
  person('Yuki Tanaka', 'member', 'away'),
  person('Lena Fischer', 'visitor', 'away'),
  { person: bot, role: 'member', presence: 'active', isSelf: false },
];

export const demoRoom = (options: FakeRoomOptions = {}): FakeRoom =>
  new FakeRoom({ messages: morning, roster: people, ...options });
