import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import type { Written } from '@roompane/bridge';
import { followMessages, GRANT_NAMES } from '@roompane/protocol';
import { joinFake } from '../../test/room/fake-join.ts';
import { viewSource } from './viewed-source.ts';

describe('what the streams of one view carry', () => {
  it('[VW1] is written once for all of them, live or read again, and not as another view sees it', async () => {
    const { room, say } = await joinFake();
    const { signal } = new AbortController();
    const views = [room.viewFor([]), room.viewFor(['messages/read']), room.viewFor(GRANT_NAMES)];
    const told: (Written | undefined)[] = [];
    const sources = views.map((view) => {
      const { feed } = room;
      const source = { start: feed.placeAfter(), listen: feed.listen.bind(feed), read: feed.read.bind(feed) };
      return viewSource(source, { view, method: followMessages });
    });
    for (const source of sources) source.listen((_event, _place, written) => told.push(written), { signal });
    const places = sources.map(({ start }) => start);
    say('hello');
    await setImmediate();
    const [first, second, third] = told;
    assert.ok(first && third && first === second && first !== third);
    assert.ok(!first.json.includes('priya') && third.json.includes('priya'));
    const again = await Promise.all(sources.map((source, index) => source.read(places[index]!, { signal })));
    assert.deepEqual(
      again.map(({ events }, index) => events[0]?.written === told[index]),
      [true, true, true],
    );
    await room.leave();
  });
});
