import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { LIMITS, type Message, search, searchMessages, type SearchPage } from '@roompane/protocol';
import { joinFake, numbers } from '../../../test/room/fake-join.ts';
import type { CallAct } from './act.ts';

const message = (id: string, text: string): Message => ({
  id,
  kind: 'story',
  importance: 'normal',
  title: id,
  body: { text, spans: [] },
  author: { id: 'priya', name: 'Priya', kind: 'user' },
  postedAtEpochMs: 1,
  isRedacted: false,
});

describe('a search of a room', () => {
  it('[SE1] is the server’s own where it searches, in pages that fit one envelope', async () => {
    const { room, provider } = await joinFake({ capabilities: { search: true } });
    const asked: (number | undefined)[] = [];
    provider.joined[0]!.search = ({ limit = 20 }) => {
      asked.push(limit);
      const found = Array.from({ length: limit }, (_, index) => ({
        message: message(`m${index}`, 'x'.repeat(LIMITS.storyBytes)),
        cursor: `c${index}`,
      }));
      return Promise.resolve({ found, isComplete: true, next: `behind ${limit}` });
    };
    const page = await search(room, { words: 'x' });
    assert.deepEqual([asked, page.next], [[20, 10, 5], 'behind 5']);
    assert.ok(JSON.stringify(page).length < LIMITS.envelopeChars);
  });

  it('[SE2] is answered after 10 s where the server is not done, and then asks it for the same again', async () => {
    const { room, provider, clock } = await joinFake({ capabilities: { search: true } });
    const asked: (string | undefined)[] = [];
    const signals: (AbortSignal | undefined)[] = [];
    const hang = (): Promise<never> => new Promise(() => undefined);
    const answer = (after?: string): Promise<SearchPage> =>
      Promise.resolve({ found: [{ message: message('m', 'x'), cursor: 'c' }], isComplete: true, next: `${after} on` });
    let isHanging = true;
    provider.joined[0]!.search = ({ after }, { signal } = {}) => {
      asked.push(after);
      signals.push(signal);
      return isHanging ? hang() : answer(after);
    };
    const give = async (after?: string): Promise<SearchPage> => {
      const searching = search(room, { words: 'x', ...(after === undefined ? {} : { after }) });
      await setImmediate();
      clock.advance(10_000);
      return searching;
    };
    for (const after of [undefined, 'a place']) {
      isHanging = true;
      const late = await give(after);
      assert.deepEqual([late.found, late.isComplete], [[], false]);
      assert.equal(signals.at(-1)?.aborted, true, 'the server is told');
      isHanging = false;
      const page = await give(late.next);
      assert.deepEqual([page.found.length, page.isComplete], [1, true]);
      assert.deepEqual(asked.splice(0), [after, after]);
    }
    assert.equal(clock.pending, 0);
  });

  it('[SE2] is the host’s where the server does not', async () => {
    const { room } = await joinFake({ before: numbers(3), capabilities: { search: 'No.' } });
    const page = await search(room, { words: 'number' });
    assert.deepEqual(
      page.found.map(({ message: { body } }) => body.text),
      numbers(3).reverse(),
    );
  });

  it('[SE5] is one of so many of an add-in, and of any number of the page', async () => {
    const { room, provider } = await joinFake({ capabilities: { search: true } });
    const answers: ((page: SearchPage) => void)[] = [];
    provider.joined[0]!.search = () => new Promise((resolve) => answers.push(resolve));
    const act = room.acts.get(searchMessages.name) as CallAct;
    const { signal } = new AbortController();
    const addin = { ended: signal, isPage: false, channel: 'test' };
    const ask = (asker = addin): Promise<unknown> => act.call({} as never, { asker, signal }) as Promise<unknown>;
    const asked = Array.from({ length: LIMITS.searches }, () => ask());
    await assert.rejects(ask(), { code: 'limit/exceeded', data: { limit: 'searches', max: LIMITS.searches } });
    const others = [
      ask({ ended: signal, isPage: false, channel: 'test' }),
      search(room, {}),
      search(room, {}),
      search(room, {}),
    ];
    await setImmediate();
    answers[0]?.({ found: [], isComplete: true });
    await asked[0];
    const again = ask();
    await setImmediate();
    for (const answer of answers) answer({ found: [], isComplete: true });
    await Promise.all([...asked, ...others, again]);
  });
});
