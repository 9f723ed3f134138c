import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeDeployment } from '../fake-deployment.ts';
import { ManualClock } from '../manual-clock.ts';
import { addRooms, priya, sam, settled, textOf } from '../../test/line-stage.ts';
import { LineConditions } from './line-conditions.ts';
import { withLine } from './with-line.ts';

describe('a line on which answers overtake', () => {
  it('[PR3] lets answers overtake each other and the events where it is told to, and events of a stream never', async () => {
    const deployment = new FakeDeployment();
    addRooms(deployment);
    const conditions = new LineConditions();
    const clock = new ManualClock();
    const provider = withLine(await deployment.connect(sam), conditions, { clock });
    const room = await provider.join('room');
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    const say = (text: string): void => void deployment.say('room', priya, { body: text });
    conditions.latencyMs = 100;
    conditions.reordersAnswers = true;
    const order: string[] = [];
    const read = async (): Promise<void> => {
      for await (const event of { [Symbol.asyncIterator]: () => live }) order.push(textOf(event) ?? event.type);
    };
    void read();
    const ask = (name: string): void => void provider.get('room').then(() => order.push(name));
    for (const name of ['first', 'second', 'third', 'fourth']) ask(name);
    say('one');
    say('two');
    for (let ms = 0; ms < 300; ms += 100) {
      await settled();
      clock.advance(100);
    }
    await settled();
    assert.deepEqual(
      order.filter((name) => name === 'one' || name === 'two'),
      ['one', 'two'],
    );
    const answers = order.filter((name) => name !== 'one' && name !== 'two');
    assert.deepEqual(answers, ['first', 'fourth', 'second', 'third']);
    assert.ok(order.indexOf('third') > order.indexOf('two'));
  });
});
