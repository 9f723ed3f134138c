import type { DraftInput, Person } from '@roompane/protocol';
import type { Random } from './random.ts';
import { code, link, mention, strong, toScriptBody } from './script-body.ts';
import { createQuote } from './script-prices.ts';

/** Who speaks, and to whom. */
export interface Cue {
  readonly random: Random;
  /** Someone else, where there is anybody else. */
  readonly addressee: Person | undefined;
}

type Write = (cue: Cue) => DraftInput;

const asides = [
  'Quiet on my side.',
  'Back in ten, phone is on.',
  'Same page here.',
  'Seen, thank you.',
  'Client wants it in writing, doing it now.',
  'Nothing done yet, still working it.',
  'That was the fix, books are square.',
  'Who has the Tokyo close?',
  'Volumes are half of yesterday.',
  'Agreed. Tight, but not tighter than the street.',
] as const;

const user: readonly (readonly [weight: number, write: Write])[] = [
  [30, ({ random }) => ({ body: random.pick(asides) })],
  [
    22,
    ({ random }) => {
      const { pair, bid, size } = createQuote(random);
      return { body: toScriptBody([`Bid ${size} m ${pair} at `, strong(bid), '.']) };
    },
  ],
  [
    22,
    ({ random }) => {
      const { pair, ask, size } = createQuote(random);
      return { body: toScriptBody([`Can offer ${size} m ${pair} at `, strong(ask), ', good for a minute.']) };
    },
  ],
  [
    14,
    ({ random, addressee }) => {
      const { pair, bid, ask } = createQuote(random);
      const question = ` where are you in ${pair}? I see ${bid} / ${ask}.`;
      return { body: addressee ? toScriptBody([mention(addressee), question]) : `Anybody:${question}` };
    },
  ],
  [
    5,
    ({ random }) => ({
      body: toScriptBody([
        'Levels for today are on the ',
        link('desk page', `https://desk.example/levels/${random.below(365) + 1}`),
        ', ticket ',
        code(`FX-${1_000 + random.below(9_000)}`),
        '.',
      ]),
    }),
  ],
  [
    4,
    ({ random }) => {
      const { pair, bid } = createQuote(random);
      const body = toScriptBody([`${pair} is gapping, last `, strong(bid), '. Pull resting orders until I say so.']);
      return { body, importance: 'high' };
    },
  ],
  [3, writeView],
];

const bot: readonly (readonly [weight: number, write: Write])[] = [
  [
    60,
    ({ random }) => {
      const { pair, bid } = createQuote(random);
      return {
        body: toScriptBody([`${pair} traded through `, strong(bid), '.']),
        data: { type: 'fx/level', pair, level: Number(bid) },
      };
    },
  ],
  [
    25,
    ({ random }) => {
      const usedPercent = 55 + random.below(45);
      return { body: `Limit use: ${usedPercent} per cent of the day.`, data: { type: 'desk/limit', usedPercent } };
    },
  ],
  [
    10,
    ({ random }) => {
      const quotes = Array.from({ length: 4 }, () => createQuote(random));
      return {
        title: `Snapshot ${1 + random.below(96)}`,
        body: quotes.map(({ pair, bid, ask }) => `${pair} ${bid} / ${ask}`).join('\n'),
        data: { type: 'fx/snapshot', quotes: quotes.map((quote) => ({ ...quote })) },
      };
    },
  ],
  [
    5,
    ({ random }) => ({
      body: `Feed ${random.pick(['A', 'B', 'C'])} is ${2 + random.below(40)} seconds late.`,
      importance: 'high',
    }),
  ],
];

/** What `speaker` says now. */
export function writeLine({ kind }: Person, cue: Cue): DraftInput {
  const lines = kind === 'bot' ? bot : user;
  let place = cue.random.below(lines.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, write] of lines) {
    place -= weight;
    if (place < 0) return write(cue);
  }
  return writeView(cue);
}

function writeView({ random }: Cue): DraftInput {
  const { pair, bid, ask, size } = createQuote(random);
  const side = random.pick(['buyers', 'sellers'] as const);
  const paragraphs = [
    `We see ${side} of ${pair} from here, and not only in our own book: three of the last five tickets went the same way.`,
    `Around ${bid} the interest is real money and slow. Above ${ask} it is stops, and those are quick.`,
    `Until the figures, quote two ways in ${size} m, twice as wide in anything larger, and tell the room before you go past it.`,
  ];
  return { title: `${pair}: ${side} into the figures`, body: paragraphs.join('\n\n') };
}
