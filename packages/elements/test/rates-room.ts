// A room in which a bot codes prices, and the templates that draw them.
import type { Json, Template, TemplateDisplay } from '@roompane/protocol';
import { FakeRoom, type FakeMessageInput } from '@roompane/testing';
import { at } from './demo-room.ts';

export const ratesBot = { id: 'rates', name: 'Rates bot', kind: 'bot' } as const;
const buildBot = { id: 'builds', name: 'Build bot', kind: 'bot' } as const;

export const ratesTemplate = (display?: TemplateDisplay): Template => ({
  dataType: 'fx/rates',
  title: 'Rates',
  fields: [
    { label: 'EUR/USD', path: '/pairs/0/bid', format: { type: 'number', digits: '/pairs/0/decimals' } },
    {
      label: 'Change',
      path: '/pairs/0/changePct',
      format: { type: 'change', isPercent: true, digits: 2 },
      tone: { type: 'sign' },
    },
  ],
  rows: {
    path: '/pairs',
    columns: [
      { label: 'Pair', path: '/pair' },
      { label: 'Bid', path: '/bid', format: { type: 'number', digits: '/decimals' } },
      { label: 'Ask', path: '/ask', format: { type: 'number', digits: '/decimals' } },
      {
        label: 'Change',
        path: '/changePct',
        format: { type: 'change', isPercent: true, digits: 2 },
        tone: { type: 'sign' },
      },
    ],
  },
  ...(display ? { display } : {}),
});

export const buildTemplate = (display?: TemplateDisplay): Template => ({
  dataType: 'build',
  title: 'Build',
  fields: [
    { label: 'Branch', path: '/branch', href: '/url' },
    { label: 'Result', path: '/result', tone: { type: 'words', good: ['passed'], bad: ['failed'] } },
    { label: 'Took', path: '/tookMs', format: { type: 'duration' } },
    { label: 'Cost', path: '/cost', format: { type: 'currency', currency: 'EUR' }, isOptional: true },
  ],
  ...(display ? { display } : {}),
});

export const ratesData = (bid: number): Json => ({
  type: 'fx/rates',
  pairs: [
    { pair: 'EUR/USD', bid, ask: bid + 0.00004, decimals: 5, changePct: 0.21 },
    { pair: 'USD/JPY', bid: 151.386, ask: 151.394, decimals: 3, changePct: -0.18 },
    { pair: 'USD/CHF', bid: 0.90276, ask: 0.90283, decimals: 5, changePct: 0 },
  ],
});

export const rates = (number: number, postedAtEpochMs: number): FakeMessageInput => ({
  author: ratesBot,
  title: `Rates ${number}`,
  body: `coded ${number}`,
  data: ratesData(1.0862 + number / 100_000),
  postedAtEpochMs,
});

/** As many updates in a row, five seconds apart. */
export const updates = (count: number, fromEpochMs: number): FakeMessageInput[] =>
  Array.from({ length: count }, (_, index) => rates(index, fromEpochMs + index * 5_000));

export const build = (result: 'passed' | 'failed', postedAtEpochMs: number): FakeMessageInput => ({
  author: buildBot,
  body: `desk-tools main: ${result} after 95 s`,
  importance: result === 'failed' ? 'high' : 'normal',
  data: { type: 'build', branch: 'main', result, tookMs: 95_000, cost: 0.4, url: 'https://ci.example/812' },
  postedAtEpochMs,
});

/** What people say, and between it builds, one of which failed, and prices. */
export function ratesRoom(): FakeRoom {
  return new FakeRoom({
    messages: [
      { author: 'Hannah Lind', body: 'Flow is a net buyer of cable into the fix.', postedAtEpochMs: at(9, 58) },
      ...[0, 1, 2].map((minute) => build('passed', at(10, minute))),
      {
        author: 'Marco Bianchi',
        body: 'I have Friday at 1.0840, a touch under the pack.',
        postedAtEpochMs: at(10, 24),
      },
      build('failed', at(10, 26)),
      ...updates(12, at(10, 30)),
    ],
  });
}
