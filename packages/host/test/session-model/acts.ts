import fc from 'fast-check';

/** Something that happens in a room, to its server, to the line, or to one of its add-ins (`which`, modulo how many there are). */
export type Act =
  | { readonly do: 'say'; readonly count: number; readonly chars: number }
  /** `message` of those that are there, modulo how many; `by` an add-in, or by somebody elsewhere. */
  | { readonly do: 'edit' | 'redact' | 'react'; readonly message: number; readonly by: number | undefined }
  | { readonly do: AddinAct; readonly which: number }
  | { readonly do: 'want' | 'deliver'; readonly which: number; readonly count: number }
  /** `who` begins to write, or stops. */
  | { readonly do: 'type'; readonly who: number; readonly isTyping: boolean }
  | { readonly do: 'forget'; readonly keep: number; readonly remembersPlaces: boolean }
  | { readonly do: 'pass' | 'latency'; readonly ms: number }
  | {
      readonly do: 'offline' | 'online' | 'break' | 'repair' | 'lose' | 'kick' | 'settle' | 'come' | 'enter' | 'depart';
    };

type AddinAct = 'post' | 'read' | 'suspend' | 'crash' | 'leave' | 'reload' | 'revoke' | 'grant' | 'stop';

/** Texts of so many characters that a few of them fill what is kept for a slow reader. */
const HEAVY = 7_000;

interface Weighted {
  readonly weight: number;
  readonly arbitrary: fc.Arbitrary<object>;
}

/** One act of these names, with what else it says, so many times as often as another. */
const often = (
  weight: number,
  names: readonly Act['do'][],
  more: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): Weighted => ({
  weight,
  arbitrary: fc.record({ do: fc.constantFrom(...names), ...more }),
});

const which = fc.nat(5);
const by = fc.option(fc.nat(3), { nil: undefined });

const act = fc.oneof(
  often(8, ['say'], { count: fc.integer({ min: 1, max: 4 }), chars: fc.constant(3) }),
  often(3, ['say'], { count: fc.constantFrom(8, 20, 40), chars: fc.constant(HEAVY) }),
  often(6, ['edit', 'redact', 'react'], { message: fc.nat(400), by }),
  often(4, ['post', 'post', 'read'], { which }),
  often(12, ['want'], { which, count: fc.constantFrom(1, 2, 5, 30, 500) }),
  often(5, ['deliver'], { which, count: fc.integer({ min: 1, max: 6 }) }),
  often(14, ['settle'], {}),
  often(6, ['suspend', 'crash', 'leave', 'reload', 'reload', 'revoke', 'grant', 'stop'], { which }),
  often(4, ['come', 'enter', 'depart'], {}),
  often(2, ['type'], { who: fc.nat(1), isTyping: fc.boolean() }),
  often(5, ['offline', 'online', 'online', 'break', 'repair', 'repair', 'lose', 'kick', 'kick'], {}),
  often(4, ['pass'], { ms: fc.constantFrom(20, 999, 5_000, 31_000) }),
  often(2, ['latency'], { ms: fc.constantFrom(0, 20, 2_000) }),
  often(1, ['forget'], { keep: fc.constantFrom(0, 1, 5, 40), remembersPlaces: fc.boolean() }),
  // Each line has what its names need.
) as fc.Arbitrary<Act>;

export const acts: fc.Arbitrary<Act[]> = fc.array(act, { minLength: 5, maxLength: 40, size: 'max' });

const settle: Act = { do: 'settle' };
const pass: Act = { do: 'pass', ms: 2_000 };

/** An add-in reads on from the log, page by page over a slow line, while it acknowledges what it was given. */
const readOn = (missed: Act): [Act[]] => [
  [
    { do: 'want', which: 0, count: 500 },
    { do: 'say', count: 2, chars: 3 },
    settle,
    { do: 'crash', which: 0 },
    missed,
    { do: 'kick' },
    settle,
    { do: 'latency', ms: 2_000 },
    ...[pass, settle, pass, settle, pass, settle, pass, settle, pass, settle, pass, settle],
  ],
];

/** Lives that chance seldom comes to. */
export const examples: [Act[]][] = [
  readOn({ do: 'say', count: 2, chars: 3 }),
  readOn({ do: 'say', count: 20, chars: HEAVY }),
  // The room still takes what an add-in has read from the log already, when the server forgets all of it.
  [
    [
      { do: 'say', count: 40, chars: HEAVY },
      { do: 'deliver', which: 0, count: 1 },
      { do: 'want', which: 0, count: 1 },
      { do: 'deliver', which: 0, count: 3 },
      { do: 'say', count: 1, chars: 3 },
      { do: 'forget', keep: 0, remembersPlaces: false },
      { do: 'want', which: 0, count: 1 },
      settle,
      { do: 'want', which: 0, count: 1 },
      settle,
    ],
  ],
];
