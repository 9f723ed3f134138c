import { type Body, createDraft, type Draft, type DraftInput, type Person, type Via } from '@roompane/protocol';
import { createMids, stepMids, toRates } from '../rates/prices.ts';
import { createRandom } from '../rates/random.ts';
import { createRatesDraft } from '../rates/rates-story.ts';
import { composeBody, link, mention, strong } from './compose-body.ts';
import { ecbStory, tokyoStory } from './ecb-story.ts';
import { DEMO_PEOPLE } from './people.ts';
import { DEMO_ROOMS } from './rooms.ts';

export interface DemoPost {
  readonly author: Person;
  readonly draft: Draft;
  readonly atEpochMs: number;
  readonly via?: Via;
}

const { sam, hannah, priya, tom, marco, yuki, ratesBot } = DEMO_PEOPLE;
const MINUTE_MS = 60_000;

type Said = readonly [atEpochMs: number, author: Person, what: string | Body | DraftInput, via?: Via];

/** What was said in each room yesterday and today, oldest first, told from `nowEpochMs`. */
export function createDemoHistory(nowEpochMs: number): ReadonlyMap<string, readonly DemoPost[]> {
  const ago = (minutes: number): number => nowEpochMs - minutes * MINUTE_MS;
  const yesterday = (hours: number, minutes: number): number => {
    const date = new Date(nowEpochMs);
    date.setDate(date.getDate() - 1);
    return date.setHours(hours, minutes, 0, 0);
  };
  const rooms: readonly (readonly [string, readonly Said[]])[] = [
    [DEMO_ROOMS.fxDesk, [...tellYesterday(yesterday), ...tellToday(ago)]],
    [DEMO_ROOMS.ratesDesk, tellRatesDesk(yesterday, ago)],
    [DEMO_ROOMS.deskHeads, tellDeskHeads(yesterday, ago)],
    [DEMO_ROOMS.projectLarch, [[yesterday(11, 20), hannah, 'Names stay in this room. Numbers by Friday, please.']]],
  ];
  return new Map(
    rooms.map(([roomId, said]) => {
      const posts = said.map(toPost);
      const all = roomId === DEMO_ROOMS.fxDesk ? [...posts, ...createPrices(nowEpochMs)] : posts;
      return [roomId, all.sort((one, other) => one.atEpochMs - other.atEpochMs)];
    }),
  );
}

function tellYesterday(at: (hours: number, minutes: number) => number): readonly Said[] {
  return [
    [at(7, 4), yuki, { title: 'Tokyo handover', body: tokyoStory }],
    [at(7, 12), hannah, 'Thank you, Yuki. Sleep well.'],
    [at(9, 31), priya, 'Client interest in EUR/USD is two-way this morning, sizes under 3.'],
    [at(9, 32), priya, 'Nothing that needs the room yet.'],
    [at(11, 47), marco, composeBody('EUR/GBP offered at ', strong('0.8552'), ', I am 2 m short there.')],
    [at(11, 48), sam, 'Yours at 0.8551 if that helps.'],
    [at(11, 48), marco, 'Done, thank you.'],
    [
      at(14, 20),
      sam,
      composeBody('Where do we see the ', link('London fixings', 'https://fixings.example/london'), ' now?'),
    ],
    [at(14, 22), hannah, 'Same page as ever, new numbers at four.'],
    [at(16, 3), tom, 'Fix was 1.0851 in the end, cable bid into the last second.'],
    [at(16, 55), hannah, 'Good day. Books square, please, and the ECB read goes up tomorrow.'],
  ];
}

function tellToday(ago: (minutes: number) => number): readonly Said[] {
  return [
    [ago(74), hannah, 'Morning. Flow is a net buyer of cable into the fix.'],
    [ago(73), hannah, 'Stops are thin below 1.2680.'],
    [ago(52), yuki, 'Left you bids in AUD/USD at 0.6518, good till noon Tokyo.'],
    [ago(26), ratesBot, composeBody('EUR/USD touched ', strong('1.0865'), ', high of the session.')],
    [
      ago(17),
      marco,
      { body: 'The vendor feed runs 40 seconds late. Quote from the primary only.', importance: 'high' },
    ],
    [ago(10), tom, { title: 'What the desk expects from the ECB on Thursday', body: ecbStory }],
    [ago(2), sam, 'Bid 3 m EUR/USD at 1.0861, good for one minute.', { id: 'market-feed', name: 'Market feed' }],
    [ago(1.5), priya, 'Can do 2 at 1.0862.'],
    [ago(1.2), priya, composeBody(mention('Marco', marco), ', the third is yours?')],
  ];
}

function tellRatesDesk(
  at: (hours: number, minutes: number) => number,
  ago: (minutes: number) => number,
): readonly Said[] {
  return [
    [at(10, 15), tom, 'Bund supply at half past, usual concession.'],
    [at(10, 41), tom, composeBody('Covered ', strong('1.9 times'), ', a little tail. Fine.')],
    [at(15, 2), hannah, 'Keep swaps tight into the close, the long end is all ours to lose.'],
    [ago(48), tom, 'Front end has not moved since the open. Waiting for Thursday like everybody.'],
  ];
}

function tellDeskHeads(
  at: (hours: number, minutes: number) => number,
  ago: (minutes: number) => number,
): readonly Said[] {
  return [
    [
      at(8, 0),
      hannah,
      {
        title: 'Limits this week',
        body: 'Five million a clip in the majors, three in crosses. Over that, ask first. From Thursday 13:00 to 14:30 it is half of both.',
      },
    ],
    [at(17, 10), yuki, 'Tokyo covers the phones from 22:00.'],
    [ago(95), priya, 'Client calls move to 15:00 on Thursday.'],
  ];
}

/** An hour of prices, a story each five minutes: enough for a table and its little lines. */
function createPrices(nowEpochMs: number): DemoPost[] {
  const random = createRandom(nowEpochMs);
  let mids = createMids();
  return Array.from({ length: 12 }, (_, index) => {
    mids = stepMids(mids, random);
    const atEpochMs = nowEpochMs - (12 - index) * 5 * MINUTE_MS;
    return { author: ratesBot, draft: createRatesDraft(toRates(mids), atEpochMs), atEpochMs };
  });
}

function toPost([atEpochMs, author, what, via]: Said, index: number): DemoPost {
  const input = typeof what === 'string' || 'text' in what ? { body: what } : what;
  return { author, atEpochMs, draft: createDraft(input, `demo-${index}`), ...(via ? { via } : {}) };
}
