import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Message } from '@roompane/protocol';
import { MessageGaps } from './message-gaps.ts';
import { rowOf, type RowOptions } from './message-row.ts';

const at = (day: number, hours: number, minutes = 0): number => new Date(2025, 10, day, hours, minutes).getTime();
let count = 0;

const message = (name: string, postedAtEpochMs: number, given: Partial<Message> = {}): Message => ({
  id: `m${++count}`,
  kind: 'regular',
  importance: 'normal',
  body: { text: 'words', spans: [] },
  author: { id: name, name, kind: 'user' },
  postedAtEpochMs,
  isRedacted: false,
  ...given,
});

const write = (messages: readonly Message[], options?: RowOptions): string =>
  messages
    .map((each, index) => {
      const { isDay, isGap, isUnread, isNext } = rowOf(each, messages[index - 1], options);
      const before = `${isGap ? '(gap) ' : ''}${isDay ? '(day) ' : ''}${isUnread ? '(unread) ' : ''}`;
      return `${before}${each.author.name}${isNext ? '+' : ''}`;
    })
    .join(' ');

describe('rowOf', () => {
  it('puts one name over what an author writes in one go', () => {
    const messages = [
      message('A', at(1, 9)),
      message('A', at(1, 9, 4)),
      message('B', at(1, 9, 5)),
      message('A', at(1, 9, 6)),
    ];
    assert.equal(write(messages), '(day) A A+ B A');
  });

  it('begins anew after a pause', () => {
    assert.equal(write([message('A', at(1, 9)), message('A', at(1, 9, 6))]), '(day) A A');
  });

  it('begins a day with its date', () => {
    assert.equal(write([message('A', at(1, 23, 59)), message('A', at(2, 0, 1))]), '(day) A (day) A');
  });

  it('lets alerts, stories and what came through an add-in stand by themselves', () => {
    const messages = [
      message('A', at(1, 9)),
      message('A', at(1, 9), { importance: 'high' }),
      message('A', at(1, 9)),
      message('A', at(1, 9), { kind: 'story', title: 'T' }),
      message('A', at(1, 9), { via: { id: 'x', name: 'X' } }),
    ];
    assert.equal(write(messages), '(day) A A A A A');
  });

  it('tells where unread messages begin and where some are missing, and begins anew there', () => {
    const messages = [message('A', at(1, 9)), message('A', at(1, 9)), message('A', at(1, 9))];
    const gaps = new MessageGaps();
    gaps.markBehind(messages[0]);
    assert.equal(write(messages, { unreadId: messages[2]!.id, gaps }), '(day) A (gap) A (unread) A');
    gaps.markBefore(messages[0]);
    assert.equal(write(messages, { gaps }), '(gap) (day) A (gap) A A+');
    gaps.clear();
    assert.equal(write(messages, { gaps }), '(day) A A+ A+');
  });

  it('puts a name over what follows a removed message, which has none', () => {
    assert.equal(
      write([message('A', at(1, 9)), message('A', at(1, 9), { isRedacted: true }), message('A', at(1, 9))]),
      '(day) A A A',
    );
  });
});
