import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Message } from '@roompane/protocol';
import { type MessageRow, toRows } from './message-rows.ts';

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

const write = (rows: readonly MessageRow[]): string =>
  rows
    .map((row) => (row.type === 'message' ? `${row.message.author.name}${row.isNext ? '+' : ''}` : `(${row.type})`))
    .join(' ');

describe('toRows', () => {
  it('puts one name over what an author writes in one go', () => {
    const rows = toRows([
      message('A', at(1, 9)),
      message('A', at(1, 9, 4)),
      message('B', at(1, 9, 5)),
      message('A', at(1, 9, 6)),
    ]);
    assert.equal(write(rows), '(day) A A+ B A');
  });

  it('begins anew after a pause', () => {
    assert.equal(write(toRows([message('A', at(1, 9)), message('A', at(1, 9, 6))])), '(day) A A');
  });

  it('begins a day with its date', () => {
    assert.equal(write(toRows([message('A', at(1, 23, 59)), message('A', at(2, 0, 1))])), '(day) A (day) A');
  });

  it('lets alerts, stories and what came through an add-in stand by themselves', () => {
    const rows = toRows([
      message('A', at(1, 9)),
      message('A', at(1, 9), { importance: 'high' }),
      message('A', at(1, 9)),
      message('A', at(1, 9), { kind: 'story', title: 'T' }),
      message('A', at(1, 9), { via: { id: 'x', name: 'X' } }),
    ]);
    assert.equal(write(rows), '(day) A A A A A');
  });

  it('tells where unread messages begin and where some are missing', () => {
    const messages = [message('A', at(1, 9)), message('A', at(1, 9)), message('A', at(1, 9))];
    const unread = { messageId: messages[2]!.id, count: 1 };
    const rows = toRows(messages, { unread, gaps: new Set([messages[0]!.id]) });
    assert.equal(write(rows), '(day) A (gap) A (unread) A');
  });

  it('gives each row a key of its own', () => {
    const rows = toRows([message('A', at(1, 9)), message('B', at(2, 9)), message('A', at(1, 9))]);
    assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
  });
});
