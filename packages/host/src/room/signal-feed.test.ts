import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { LIMITS, type Person, type RoomSignal, RoompaneError, type SignalEvent, signals } from '@roompane/protocol';
import { joinFake, priya, sam } from '../../test/room/fake-join.ts';
import { PushedStream } from '../../test/room/pushed-stream.ts';

const CLIENT = 'client';

/** Sam’s room, and what the server says on its channels. */
async function hearSignals() {
  const joined = await joinFake();
  const { provider, room } = joined;
  const server = new PushedStream<SignalEvent>();
  provider.joined[0]!.signals = (options) => server.read(options);
  const over = new AbortController();
  const stream = signals(room).live({ signal: over.signal })[Symbol.asyncIterator]();
  const first = stream.next();
  await setImmediate();
  const say = (data: string, channel = CLIENT, person: Person = priya): void => server.push({ channel, person, data });
  return { ...joined, server, stream, first, over, say };
}

const told = ({ value }: IteratorResult<RoomSignal, undefined>): unknown =>
  value && [value.from.id, value.data, value.missed];

describe('the signals of a room', () => {
  it('[SG2] [SG4] are heard in order, on one’s own channel alone', async () => {
    const { first, stream, say } = await hearSignals();
    say('for others', 'https://a.example feed');
    say('one');
    say('two', CLIENT, sam);
    assert.deepEqual(told(await first), ['priya', 'one', 0]);
    assert.deepEqual(told(await stream.next()), ['sam', 'two', 0], 'the local user, who is here elsewhere');
  });

  it('[SG4] are not heard by who said them, and leave on the asker’s channel', async () => {
    const { room, provider, first, say } = await hearSignals();
    const sent: unknown[] = [];
    provider.joined[0]!.sendSignal = (signal) => Promise.resolve(void sent.push(signal));
    await signals(room).send({ row: 3 });
    say('of another');
    assert.deepEqual(sent, [{ channel: CLIENT, data: { row: 3 } }]);
    assert.deepEqual(told(await first), ['priya', 'of another', 0]);
  });

  it('[SG2] are dropped, and counted, where nobody takes them', async () => {
    const { first, stream, say } = await hearSignals();
    say('taken');
    await first;
    const count = LIMITS.signalsKept * 4;
    for (let index = 0; index < count; index++) say(String(index));
    await setImmediate();
    const taken: RoomSignal[] = [];
    do taken.push((await stream.next()).value as RoomSignal);
    while (taken.at(-1)!.data !== String(count - 1));
    const missed = taken[0]!.missed;
    assert.ok(taken.length >= LIMITS.signalsKept && taken.length < count, `${taken.length} were kept`);
    assert.equal(missed + taken.length, count, 'what is missing is counted');
    assert.deepEqual(
      taken.map(({ data }) => data),
      Array.from(taken, (_, index) => String(missed + index)),
    );
  });

  it('[SG2] cost nothing where nobody listens any more', async () => {
    const { room, first, over, say, server } = await hearSignals();
    over.abort();
    assert.equal((await first).done, true);
    say('unheard');
    await setImmediate();
    const again = signals(room).live()[Symbol.asyncIterator]();
    const next = again.next();
    await setImmediate();
    say('heard');
    assert.deepEqual(told(await next), ['priya', 'heard', 0]);
    assert.equal(server.readers, 1, 'one stream of the server for all');
  });

  it('[SG3] are not said by who may not post', async () => {
    const { room, provider } = await joinFake({ role: 'visitor' });
    provider.joined[0]!.sendSignal = () => assert.fail('the server was asked');
    await assert.rejects(signals(room).send(1), { code: 'room/read-only' });
  });

  it('[SG3] are neither said nor heard where the server carries none', async () => {
    const { room } = await joinFake({ capabilities: { signals: 'It has no such thing.' } });
    await assert.rejects(signals(room).send(1), { code: 'feature/unsupported', message: 'It has no such thing.' });
    await assert.rejects(signals(room).live()[Symbol.asyncIterator]().next(), { code: 'feature/unsupported' });
  });

  it('[SG2] end with the server’s error', async () => {
    const { provider, room } = await joinFake();
    provider.joined[0]!.signals = () => {
      throw new RoompaneError('room/not-found');
    };
    await assert.rejects(signals(room).live()[Symbol.asyncIterator]().next(), { code: 'room/not-found' });
  });
});
