import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import {
  createMessageMatcher,
  LIMITS,
  type Message,
  MessageFold,
  type MessageQuery,
  RoompaneError,
  type SearchPage,
} from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import fc from 'fast-check';
import { RawLog } from '../../test/search/raw-log.ts';
import { LogSearch } from './log-search.ts';

function searchIn(log: RawLog) {
  const clock = new ManualClock();
  const ended = new AbortController();
  const create = (): LogSearch => new LogSearch({ room: log as never, clock, ended: ended.signal });
  const search = create();
  const ask = (query: MessageQuery, signal = new AbortController().signal): Promise<SearchPage> =>
    search.search(query, signal);
  return { clock, ended, create, search, ask };
}

const idsOf = ({ found }: SearchPage): readonly string[] => found.map(({ message }) => message.id);

/** Every page of a query, one after the other. */
async function readAll(ask: (query: MessageQuery) => Promise<SearchPage>, query: MessageQuery) {
  const pages: SearchPage[] = [];
  for (let { after } = query; ;) {
    const page = await ask({ ...query, after });
    pages.push(page);
    if (page.next === undefined) return pages;
    after = page.next;
  }
}

function numbered(count: number): RawLog {
  const log = new RawLog();
  for (let number = 0; number < count; number++) log.post(`m${number}`, `number ${number}`);
  return log;
}

/** Waits until what was asked for has read as far as it can. */
async function untilRead(log: RawLog, reads: number): Promise<void> {
  while (log.reads < reads) await setImmediate();
}

async function whileTimePasses<T>(clock: ManualClock, asked: Promise<T>): Promise<T> {
  let isOver = false;
  const told = asked.finally(() => (isOver = true));
  for (;;) {
    for (let turn = 0; turn < 4; turn++) await setImmediate();
    if (isOver) return told;
    clock.advance(1_000);
  }
}

const arbitraryAct = fc.record({
  does: fc.constantFrom('post' as const, 'post' as const, 'post' as const, 'edit' as const, 'redact' as const),
  of: fc.nat(6),
  word: fc.constantFrom('buy', 'sell', 'hold'),
});

const arbitraryQuery = fc.record({
  words: fc.constantFrom('', 'buy', 'ell'),
  order: fc.constantFrom('newest-first' as const, 'oldest-first' as const),
  limit: fc.integer({ min: 1, max: 5 }),
  fromEpochMs: fc.constantFrom(0, 7),
  toEpochMs: fc.constantFrom(15, 1_000),
});

interface Example {
  readonly acts: readonly Act[];
  readonly query: Required<Pick<MessageQuery, 'words' | 'order' | 'limit'>>;
  readonly pageEvents: number;
  /** Nothing is kept between two pages. */
  readonly isForgetful: boolean;
}

type Act = { readonly does: 'post' | 'edit' | 'redact'; readonly of: number; readonly word: string };

function perform(log: RawLog, { does, of, word }: Act): void {
  const posts = log.events.filter(({ type }) => type === 'posted');
  if (does === 'post') return log.post(`m${posts.length}`, word);
  if (of >= posts.length) return;
  if (does === 'edit') log.edit(`m${of}`, word);
  else log.redact(`m${of}`);
}

function foldOf(log: RawLog): readonly Message[] {
  const fold = new MessageFold();
  fold.append(log.events);
  return fold.messages;
}

describe('a search of the host’s own', () => {
  it('[SE1] [SE2] [SE3] finds what the fold of the log has, in order, in pages without a hole', async () => {
    const never = new AbortController().signal;
    const arbitrary = fc.record({
      acts: fc.array(arbitraryAct, { maxLength: 40 }),
      query: arbitraryQuery,
      pageEvents: fc.integer({ min: 1, max: 7 }),
      isForgetful: fc.boolean(),
    });
    const check = async ({ acts, query, pageEvents, isForgetful }: Example): Promise<void> => {
      const log = new RawLog();
      log.pageEvents = pageEvents;
      for (const act of acts) perform(log, act);
      const expected = foldOf(log)
        .filter(createMessageMatcher(query))
        .map(({ id }) => id);
      if (query.order === 'newest-first') expected.reverse();
      const { ask, create } = searchIn(log);
      const pages = await readAll(isForgetful ? (each) => create().search(each, never) : ask, query);
      assert.deepEqual(pages.flatMap(idsOf), expected);
      for (const page of pages.slice(0, -1)) assert.equal(page.found.length, query.limit);
      assert.equal(pages.at(-1)?.isComplete, true);
      if (!isForgetful) assert.equal(pages.at(-1)?.total, expected.length);
    };
    await fc.assert(fc.asyncProperty(arbitrary, check), { numRuns: 300 });
  });

  it('[SE1] matches words, phrases, authors and dates as everybody does', async () => {
    const log = new RawLog();
    log.post('a', 'Sell eight million');
    log.post('b', 'We sold eight million', { title: 'Selling', kind: 'story' });
    log.post('c', 'sell', { author: { id: 'mia', name: 'Mia', kind: 'user' } });
    const { ask } = searchIn(log);
    const queries: readonly MessageQuery[] = [
      { words: 'SELL mill' },
      { phrase: 'eight million' },
      { authorIds: ['mia'] },
      { fromEpochMs: 1, toEpochMs: 2 },
      {},
    ];
    for (const query of queries) {
      const matches = createMessageMatcher(query);
      const wanted = log.events.flatMap((event) =>
        event.type === 'posted' && matches(event.message) ? event.message.id : [],
      );
      assert.deepEqual(idsOf(await ask({ ...query, order: 'oldest-first' })), wanted);
    }
  });

  it('[SE1] gives no more than fits one envelope, and goes on with the rest', async () => {
    const log = new RawLog();
    const text = '\u0001'.repeat(LIMITS.storyBytes);
    for (const id of ['a', 'b', 'c']) log.post(id, text, { kind: 'story', title: id });
    for (const order of ['newest-first', 'oldest-first'] as const) {
      const pages = await readAll(searchIn(log).ask, { order });
      for (const page of pages) assert.ok(JSON.stringify(page).length < LIMITS.envelopeChars);
      assert.deepEqual(pages.map(({ found }) => found.length).filter(Boolean), [1, 1, 1]);
    }
  });

  it('[SE2] answers after 10 s with what it found, and goes on from there', async () => {
    const log = numbered(9);
    let line: Promise<void> | undefined;
    log.beforeRead = () => line ?? Promise.resolve();
    const { ask, clock } = searchIn(log);
    log.pageEvents = 4;
    const first = await ask({ limit: 2 });
    assert.deepEqual(idsOf(first), ['m8', 'm7']);
    let open = (): void => undefined;
    line = new Promise((resolve) => (open = resolve));
    const asked = ask({ limit: 20, after: first.next });
    await setImmediate();
    const reads = log.reads;
    await setImmediate();
    clock.advance(9_999);
    await setImmediate();
    clock.advance(1);
    const partial = await asked;
    assert.deepEqual([partial.isComplete, reads > 0], [false, true]);
    open();
    line = undefined;
    const rest = await readAll(ask, { limit: 20, after: partial.next });
    assert.deepEqual([...idsOf(partial), ...rest.flatMap(idsOf)], ['m6', 'm5', 'm4', 'm3', 'm2', 'm1', 'm0']);
    assert.equal(clock.pending, 0);
  });

  it('[SE2] answers after 10 s, too, where the place that it goes on from cannot be looked at', async () => {
    const log = numbered(9);
    const { ask, clock, create } = searchIn(log);
    const { next } = await ask({ limit: 2 });
    log.beforeRead = () => new Promise(() => undefined);
    const asked = create().search({ limit: 2, after: next }, new AbortController().signal);
    await setImmediate();
    clock.advance(10_000);
    assert.deepEqual(await asked, { found: [], isComplete: false, next });
    assert.equal(clock.pending, 0);
  });

  it('[SE2] comes further with each try where a page takes most of the time', async () => {
    for (const order of ['newest-first', 'oldest-first'] as const) {
      const log = numbered(9);
      const { ask, clock } = searchIn(log);
      log.beforeRead = () => new Promise((resolve) => clock.setTimer(6_000, resolve));
      const ids: string[] = [];
      let page: SearchPage = { found: [], isComplete: false };
      let tries = 0;
      do {
        const beganMs = clock.now();
        page = await whileTimePasses(clock, ask({ order, after: page.next }));
        assert.ok(clock.now() - beganMs <= 10_000);
        ids.push(...idsOf(page));
        assert.ok(tries++ < 20, 'it never ends');
      } while (page.next !== undefined);
      assert.equal(page.isComplete, true);
      const all = Array.from({ length: 9 }, (_, index) => `m${index}`);
      assert.deepEqual(ids, order === 'newest-first' ? all.reverse() : all);
    }
  });

  it('[SE3] looks at what was changed between two pages', async () => {
    for (const order of ['newest-first', 'oldest-first'] as const) {
      const log = numbered(6);
      log.edit('m3', 'number before');
      const { ask } = searchIn(log);
      const first = await ask({ words: 'number', limit: 2, order });
      log.redact(order === 'newest-first' ? 'm1' : 'm4');
      log.edit('m2', 'something else');
      log.edit('m3', 'number three');
      const rest = await ask({ words: 'number', limit: 10, order, after: first.next });
      assert.deepEqual(idsOf(rest), order === 'newest-first' ? ['m3', 'm0'] : ['m3', 'm5']);
      assert.equal(rest.found[0]?.message.body.text, 'number three');
    }
  });

  it('[SE3] ends where more was changed than it keeps, and says so', async () => {
    const log = numbered(2);
    log.pageEvents = 256;
    for (let count = 0; count < 21_000; count++) log.redact(`gone ${count}`);
    const page = await searchIn(log).ask({});
    assert.deepEqual(page, { found: [], isComplete: false });
  });

  it('[SE4] refuses a place that is none', async () => {
    const { ask } = searchIn(numbered(3));
    for (const after of ['', 'c1', 'at:elsewhere', 'at:c99', 'constructor', 'at:__proto__']) {
      await assert.rejects(ask({ after }), { code: 'argument/invalid' });
    }
  });

  it('[SE2] [SE4] keeps a few searches and no more: others read the log again', async () => {
    const log = numbered(30);
    log.pageEvents = 5;
    const { ask } = searchIn(log);
    const firsts: SearchPage[] = [];
    for (const words of ['number', 'numbe', 'numb', 'num', 'nu']) firsts.push(await ask({ words, limit: 9 }));
    const readsOf = async (words: string, after: string | undefined): Promise<number> => {
      const before = log.reads;
      assert.deepEqual(idsOf(await ask({ words, limit: 2, after })), ['m20', 'm19']);
      return log.reads - before;
    };
    const forgotten = await readsOf('number', firsts[0]?.next);
    const kept = await readsOf('nu', firsts[4]?.next);
    assert.ok(forgotten > kept, `${forgotten} reads against ${kept}`);
  });

  it('[CL7] [PR7] ends with its caller, with the room, and with what the provider answers', async () => {
    const log = numbered(3);
    const signals: AbortSignal[] = [];
    log.beforeRead = ({ signal }) => (signals.push(signal!), new Promise(() => undefined));
    const { ask, ended, clock } = searchIn(log);
    const caller = new AbortController();
    const aborted = ask({}, caller.signal);
    await untilRead(log, 1);
    caller.abort();
    await assert.rejects(aborted, { code: 'call/aborted' });
    await setImmediate();
    assert.equal(signals[0]?.aborted, true);
    const broken = ask({});
    await untilRead(log, 2);
    ended.abort(new RoompaneError('room/not-joined'));
    await assert.rejects(broken, { code: 'room/not-joined' });
    await assert.rejects(ask({}), { code: 'room/not-joined' });
    assert.equal(clock.pending, 0);
    const failing = new RawLog();
    failing.beforeRead = () => Promise.reject(new RoompaneError('provider/unavailable'));
    await assert.rejects(searchIn(failing).ask({}), { code: 'provider/unavailable' });
  });
});
