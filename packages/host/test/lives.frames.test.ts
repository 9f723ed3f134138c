import { expect } from '@open-wc/testing';
import { GRANT_NAMES, type LiveEvent, type LogEvent, MessageFold, type Person } from '@roompane/protocol';
import { addinOrigin } from 'virtual:two-sites';
import { HonestMount } from './honest-mount.ts';

const SEEDS = 25;
const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };

/** The same numbers for the same seed, 0 to `below` - 1. */
function dice(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** One life of an add-in in a frame: it reads, is stopped, loaded anew and shut out, and goes on from its place. */
async function live(page: HonestMount, roll: (below: number) => number): Promise<readonly LiveEvent[]> {
  const { deployment } = page.stage;
  const seen: LiveEvent[] = [];
  let streams = 0;
  let [name, after] = [
    '',
    deployment.say('fx', priya, { body: 'first' }) && (deployment.log('fx').at(-1)?.cursor ?? ''),
  ];
  const open = async (): Promise<void> => {
    name = `stream ${streams++}`;
    await page.tell('open', { name, of: 'messages', after });
    // What was missed comes first, then that it is caught up.
    const missed = deployment.log('fx').length - 1 - deployment.log('fx').findIndex(({ cursor }) => cursor === after);
    await take(missed + 1);
  };
  const take = async (count: number): Promise<void> => {
    const events = (await page.tell('take', { name, count })) as LiveEvent[];
    seen.push(...events);
    after = events.findLast((event) => 'cursor' in event)?.cursor ?? after;
  };
  const happen = (): void => {
    const posts = deployment.log('fx').filter((event) => event.type === 'posted');
    const { message } = posts[roll(posts.length)] ?? {};
    const act = message && !message.isRedacted ? roll(6) : 0;
    if (act === 3) deployment.say('fx', priya, { body: `edit ${roll(1_000)}`, edits: message?.id ?? '' });
    else if (act === 4 && posts.length > 3) deployment.redact('fx', priya, message?.id ?? '');
    else deployment.say('fx', priya, { body: `said ${roll(1_000)}`.padEnd(roll(2) ? 20 : 5_000, '.') });
  };
  const happenOften = (count: number): number => {
    const before = deployment.log('fx').length;
    for (let left = count; left > 0; left--) happen();
    return deployment.log('fx').length - before;
  };

  await open();
  for (let turn = 0; turn < 5; turn++) {
    await take(happenOften(1 + roll(40)));
    happenOften(roll(5));
    const fate = roll(3);
    if (fate === 0) await page.tell('stop', { name });
    if (fate === 1) {
      await page.again(() => page.session.reload());
      await page.tell('connect');
    }
    if (fate === 2) {
      page.session.setGrants([]);
      page.session.setGrants(GRANT_NAMES);
    }
    await open();
  }
  return seen;
}

for (const ownOrigin of [false, true]) {
  describe(`recorded lives in a frame on another site, ${ownOrigin ? 'with its own origin' : 'opaque'}`, () => {
    let page: HonestMount;

    beforeEach(async () => {
      page = await HonestMount.open();
      await page.mount(undefined, { ownOrigin });
    });

    afterEach(() => page.close());

    for (let seed = 0; seed < SEEDS; seed++) {
      it(`[PR3] [ST5] [GR2] has folded the room after life ${seed}`, async () => {
        expect((await page.tell('connect')).origin).to.equal(ownOrigin ? addinOrigin : 'null');
        const seen = await live(page, dice(seed * 2 + (ownOrigin ? 1 : 0)));
        const events = seen.filter((event): event is LogEvent => event.type !== 'caught-up' && event.type !== 'gap');
        const log = page.stage.deployment.log('fx').slice(1);
        expect(seen.some(({ type }) => type === 'gap')).to.equal(false);
        expect(events.map(({ cursor }) => cursor)).to.deep.equal(log.map(({ cursor }) => cursor));
        expect(foldOf(events)).to.deep.equal(foldOf(log));
      });
    }
  });
}

function foldOf(events: readonly LogEvent[]): MessageFold['messages'] {
  const fold = new MessageFold();
  fold.append(events);
  return fold.messages;
}
