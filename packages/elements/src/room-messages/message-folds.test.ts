import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LogEvent, Template } from '@roompane/protocol';
import { fakeMessage } from '@roompane/testing';
import fc from 'fast-check';
import { type FoldOptions, MessageFolds } from './message-folds.ts';
import { MessageGaps } from './message-gaps.ts';
import { MessageTemplates } from './message-templates.ts';
import { MessageWindow } from './message-window.ts';

const NOON = new Date(2025, 10, 18, 12).getTime();
const DAY_MS = 24 * 3_600_000;

const template = (dataType: string): Template => ({
  dataType,
  fields: [{ label: 'Value', path: '/value' }],
  display: 'row',
});
const templates = new MessageTemplates([template('a'), template('b')]);

/** `a`, `b`: updates of two kinds; `A` an alert, `c` another bot’s `a`, `p` a person’s words, `d` an update a day later. */
type Kind = 'a' | 'b' | 'A' | 'c' | 'p' | 'd';

function say(kind: Kind, id: string): LogEvent {
  const author = { id: kind === 'c' ? 'other' : 'bot', name: 'Bot', kind: kind === 'p' ? 'user' : 'bot' } as const;
  const message = fakeMessage({
    id,
    author,
    importance: kind === 'A' ? 'high' : 'normal',
    data: { type: kind === 'b' ? 'b' : 'a', value: id },
    postedAtEpochMs: NOON + (kind === 'd' ? DAY_MS : 0),
  });
  return { type: 'posted', cursor: id, message };
}

const room = (kinds: string, from = 0): LogEvent[] =>
  [...kinds].map((kind, index) => say(kind as Kind, `m${from + index}`));

class Stage {
  readonly window = new MessageWindow();
  readonly gaps = new MessageGaps();
  readonly folds = new MessageFolds();
  openIds: ReadonlySet<string> = new Set();
  unreadId: string | undefined;

  update(change: Partial<FoldOptions> = {}): readonly number[] {
    const { window, gaps, openIds, unreadId } = this;
    return this.folds.update({ window, gaps, templates, openIds, unreadId, ...change });
  }

  /** Each row in the window: its first message, and how many it stands for. */
  get rows(): string[] {
    const { folds, window } = this;
    const rows: string[] = [];
    for (let place = window.first; place < window.end; place++) {
      if (!window.at(place) || folds.isAway(place)) continue;
      const fold = folds.at(place);
      const shown = window.at(fold?.newest ?? place)?.id;
      rows.push(`${shown}${fold ? `x${fold.count}` : ''}${folds.isOpenStart(place) ? '!' : ''}`);
    }
    return rows;
  }
}

function stage(kinds: string): Stage {
  const made = new Stage();
  made.window.append(room(kinds));
  made.update();
  return made;
}

describe('MessageFolds', () => {
  it('[MA6] folds what one bot says of one kind, one behind the other, and shows the newest', () => {
    assert.deepEqual(stage('paaapab').rows, ['m0', 'm3x3', 'm4', 'm5', 'm6']);
    assert.deepEqual(stage('aacc').rows, ['m1x2', 'm3x2']);
  });

  it('[MA6] folds no alert, and nothing across a day, a gap or where the unread begin', () => {
    assert.deepEqual(stage('aaAaa').rows, ['m1x2', 'm2', 'm4x2']);
    assert.deepEqual(stage('aadd').rows, ['m1x2', 'm3x2']);
    const torn = stage('aaaa');
    torn.gaps.markBefore(torn.window.at(2));
    torn.unreadId = 'm1';
    torn.update();
    assert.deepEqual(torn.rows, ['m0', 'm1', 'm3x2']);
  });

  it('[MA6] lets a row stay where it is while more is folded into it', () => {
    const grown = stage('paa');
    const { folds, window } = grown;
    window.append(room('aa', 3));
    assert.deepEqual(grown.update(), []);
    assert.deepEqual(folds.at(window.placeOf('m1')!), { count: 4, newest: window.placeOf('m4') });
  });

  it('[MA6] opens from a message on, with what comes, until it is folded again', () => {
    const open = stage('aaap');
    open.openIds = new Set(['m0']);
    assert.deepEqual(
      open.update(),
      [1, 2].map((index) => open.window.first + index),
    );
    assert.deepEqual(open.rows, ['m0!', 'm1', 'm2', 'm3']);
    open.window.append(room('aa', 4));
    open.openIds = new Set(['m4']);
    open.update();
    assert.deepEqual(open.rows, ['m2x3', 'm3', 'm4!', 'm5']);
    open.window.append(room('a', 6));
    open.update();
    assert.deepEqual(open.rows, ['m2x3', 'm3', 'm4!', 'm5', 'm6']);
  });

  it('[MA6] lets a message out that is edited or removed, and tells which rows are others', () => {
    const changed = stage('aaaa');
    changed.window.append([{ type: 'redacted', cursor: 'r', messageId: 'm1', atEpochMs: NOON }]);
    assert.deepEqual(
      changed.update(),
      [1, 2].map((index) => changed.window.first + index),
    );
    assert.deepEqual(changed.rows, ['m0', 'm1', 'm3x2']);
  });

  it('has no folds without a template that folds', () => {
    const none = stage('aaa');
    assert.deepEqual(
      none.update({ templates: new MessageTemplates([]) }),
      [1, 2].map((index) => none.window.first + index),
    );
    assert.deepEqual(none.rows, ['m0', 'm1', 'm2']);
    assert.deepEqual(none.update({ templates: new MessageTemplates([]) }), []);
  });

  it('[MA6] comes to the same, step by step or at once, whatever happens, and tells of each row that came or went', () => {
    const kinds = fc.string({ unit: fc.constantFrom('a', 'a', 'a', 'b', 'A', 'c', 'p', 'd'), maxLength: 6 });
    const act = fc.oneof(
      fc.record({ do: fc.constantFrom('append', 'prepend'), kinds }),
      fc.record({
        do: fc.constantFrom('redact', 'edit', 'open', 'close', 'unread', 'cut-before', 'cut-from'),
        at: fc.nat(40),
      }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const tried = new Stage();
        let count = 0;
        let aways = new Map<number, boolean>();
        for (const step of acts) {
          const { window } = tried;
          if ('kinds' in step) {
            const events = room(step.kinds, count);
            count += events.length;
            if (step.do === 'append') window.append(events);
            else window.prepend(events);
          } else {
            const messageId = `m${step.at}`;
            const place = window.placeOf(messageId);
            const event = { cursor: `e${step.at}`, messageId, atEpochMs: NOON };
            if (step.do === 'redact') window.append([{ ...event, type: 'redacted' }]);
            if (step.do === 'edit') window.append([{ ...event, type: 'edited', body: { text: 'edited', spans: [] } }]);
            if (step.do === 'open') tried.openIds = new Set(tried.openIds).add(messageId);
            if (step.do === 'close') tried.openIds = new Set([...tried.openIds].filter((id) => id !== messageId));
            if (step.do === 'unread') tried.unreadId = messageId;
            if (step.do === 'cut-before' && place !== undefined) window.cutBefore(place);
            if (step.do === 'cut-from' && place !== undefined) window.cutFrom(place);
          }
          const moved = tried.update();
          const fresh = Object.assign(new Stage(), { window, openIds: tried.openIds, unreadId: tried.unreadId });
          fresh.update();
          assert.deepEqual(tried.rows, fresh.rows);
          const now = new Map<number, boolean>();
          for (let place = window.first; place < window.end; place++) now.set(place, tried.folds.isAway(place));
          const others = [...now].filter(([place, isAway]) => aways.has(place) && aways.get(place) !== isAway);
          assert.deepEqual(
            moved,
            others.map(([place]) => place),
          );
          aways = now;
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** What a row shows is the newest of what it stands for, and the count is right: against a window gone through by hand. */
describe('a fold', () => {
  it('[MA6] stands for each message of its kind up to the next row', () => {
    const kinds = fc.string({ unit: fc.constantFrom('a', 'a', 'b', 'p'), maxLength: 30 });
    fc.assert(
      fc.property(kinds, (said) => {
        const runs = said.match(/a+|b+|p/g) ?? [];
        let last = -1;
        const expected = runs.map((run) => {
          last += run.length;
          return `m${last}${run.length > 1 ? `x${run.length}` : ''}`;
        });
        assert.deepEqual(stage(said).rows, expected);
      }),
    );
  });
});
