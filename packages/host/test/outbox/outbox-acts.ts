import fc from 'fast-check';

/** What happens around an outbox. `which` chooses among what there is. */
export type Act =
  | { readonly type: 'enter'; readonly composer: string | undefined }
  | { readonly type: 'keep' }
  | { readonly type: UserAct; readonly which: number }
  /** What comes of a try before the server has it. */
  | { readonly type: 'check'; readonly which: number; readonly says: 'pass' | 'block' | 'fail' }
  /** What comes of one that the server was given. */
  | { readonly type: 'answer'; readonly which: number; readonly says: ServerAnswer }
  | { readonly type: 'line'; readonly isOnline: boolean }
  | { readonly type: 'pass-time'; readonly ms: number }
  /** The page goes and comes back; what was on its way arrives, or not. */
  | { readonly type: 'reload'; readonly arrives: boolean };

type UserAct = 'edit' | 'discard' | 'retry' | 'hold' | 'release' | 'take-over';
export type ServerAnswer = 'posted' | 'answer-lost' | 'lost' | 'refused';

const which = fc.nat({ max: 7 });

/** Weighted so that drafts come far, and some only by ways round. */
export const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('enter'), composer: fc.constantFrom('one', 'two', undefined) }),
  },
  { weight: 6, arbitrary: fc.constant({ type: 'keep' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom<UserAct>('edit', 'discard', 'retry', 'hold', 'release', 'take-over', 'take-over'),
      which,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      type: fc.constant('check'),
      which,
      says: fc.constantFrom('pass', 'pass', 'pass', 'block', 'fail'),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      type: fc.constant('answer'),
      which,
      says: fc.constantFrom<ServerAnswer>('posted', 'posted', 'answer-lost', 'lost', 'refused'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('line'), isOnline: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('pass-time'), ms: fc.constantFrom(1, 1_000, 5_000, 60_000) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reload'), arrives: fc.boolean() }) },
);
