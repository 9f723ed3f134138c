import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Message, Template } from '@roompane/protocol';
import { fakeMessage } from '@roompane/testing';
import { areOtherTemplates, MessageTemplates } from './message-templates.ts';

const bot = { id: 'bot', name: 'Bot', kind: 'bot' } as const;
const template = (title: string, path: string, more: Partial<Template> = {}): Template => ({
  dataType: 'x',
  title,
  fields: [{ label: 'Value', path }],
  ...more,
});
const message = (change: Partial<Message> = {}): Message =>
  fakeMessage({ author: bot, data: { type: 'x', a: 1, b: 2 }, ...change });
const titleOf = (templates: readonly Template[], of: Message): string | undefined =>
  new MessageTemplates(templates).fit(of)?.template.title;

describe('the templates of a list', () => {
  it('[MA3] draw what bots say, as long as nobody edited or removed it', () => {
    const one = [template('One', '/a')];
    assert.equal(titleOf(one, message()), 'One');
    assert.equal(titleOf(one, message({ author: { ...bot, kind: 'user' } })), undefined);
    assert.equal(titleOf(one, message({ editedAtEpochMs: 1 })), undefined);
    assert.equal(titleOf(one, message({ isRedacted: true })), undefined);
    for (const data of [null, 'x', ['x'], { type: 7 }, { type: 'toString' }, { type: '__proto__' }])
      assert.equal(titleOf(one, message({ data })), undefined);
  });

  it('[MA4] count in their order, and the first that fits draws', () => {
    const [missing, first, second] = [template('None', '/none'), template('First', '/a'), template('Second', '/b')];
    assert.equal(titleOf([missing, first, second], message()), 'First');
    assert.equal(titleOf([second, first], message()), 'Second');
    assert.equal(titleOf([missing], message()), undefined);
    assert.equal(titleOf([{ ...first, dataType: 'y' }, second], message()), 'Second');
  });

  it('[MA6] are quiet where they fold, but for an alert', () => {
    const quiet = (display: Template['display'], of: Message): boolean =>
      new MessageTemplates([template('One', '/a', display ? { display } : {})]).isQuiet(of);
    assert.deepEqual(
      ([undefined, 'each', 'row', 'collapse'] as const).map((display) => quiet(display, message())),
      [false, false, true, true],
    );
    assert.equal(quiet('row', message({ importance: 'high' })), false);
    assert.equal(quiet('row', fakeMessage({})), false);
  });

  it('are the same list when each of them is the same', () => {
    const [one, other] = [template('One', '/a'), template('Other', '/b')];
    assert.equal(areOtherTemplates([one, other], [one, other]), false);
    for (const [now, before] of [
      [[one], undefined],
      [[one], [one, other]],
      [
        [one, other],
        [other, one],
      ],
    ] as const)
      assert.equal(areOtherTemplates(now, before), true);
  });
});
