import fc from 'fast-check';

export type Answer = 'pass' | 'replace' | 'replace-empty' | 'block' | 'confirm' | 'thrown' | 'invalid' | 'gone';

interface AttachAct {
  readonly type: 'attach';
  readonly order: number;
  readonly policy: 'pass' | 'block' | 'ask';
  readonly deadlineMs: number;
  readonly mayInterceptOthers: boolean;
  readonly isReady: boolean;
  readonly includeOwn: boolean;
  /** Only of drafts with an even number. */
  readonly isChoosy: boolean;
}

interface ChangeAct {
  readonly type: 'ready' | 'notReady' | 'lost' | 'respond' | 'detach' | 'allowOthers';
  readonly which: number;
  readonly flag: boolean;
}

interface DraftAct {
  readonly type: 'enter' | 'enterAsWritten' | 'enterFrom' | 'abort' | 'progress' | 'pong' | 'skip';
  readonly which: number;
}

interface AnswerAct {
  readonly type: 'answer';
  readonly which: number;
  readonly answer: Answer;
}

interface ReplyAct {
  readonly type: 'reply';
  readonly which: number;
  readonly says: 'yes' | 'no' | 'fails';
}

interface ArriveAct {
  readonly type: 'arrive';
  readonly which: number;
  readonly isPosted: boolean;
}

interface AdvanceAct {
  readonly type: 'advance';
  readonly ms: number;
}

interface CloseAct {
  readonly type: 'close';
}

/** One thing that happens around a pipeline. `which` chooses among those that there are. */
export type Act = AttachAct | ChangeAct | DraftAct | AnswerAct | ReplyAct | ArriveAct | AdvanceAct | CloseAct;

const which = fc.nat({ max: 7 });
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> => fc.record(model);
const just = fc.constant;

/** Weighted so that drafts come far: most answers let them through, most posts arrive. */
export const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: record<AttachAct>({
      type: just('attach' as const),
      order: fc.integer({ min: -2, max: 2 }),
      policy: fc.constantFrom('pass' as const, 'block' as const, 'ask' as const),
      deadlineMs: fc.constantFrom(100, 4_000, 20_000),
      mayInterceptOthers: fc.boolean(),
      isReady: fc.boolean(),
      includeOwn: fc.boolean(),
      isChoosy: fc.constantFrom(false, false, true),
    }),
  },
  {
    weight: 3,
    arbitrary: record<ChangeAct>({
      type: fc.constantFrom(
        ...(['ready', 'ready', 'ready', 'notReady', 'lost', 'respond', 'detach', 'allowOthers'] as const),
      ),
      which,
      flag: fc.boolean(),
    }),
  },
  {
    weight: 8,
    arbitrary: record<DraftAct>({
      type: fc.constantFrom(
        ...([
          'enter',
          'enter',
          'enterAsWritten',
          'enterFrom',
          'abort',
          'progress',
          'progress',
          'pong',
          'skip',
        ] as const),
      ),
      which,
    }),
  },
  {
    weight: 8,
    arbitrary: record<AnswerAct>({
      type: just('answer' as const),
      which,
      answer: fc.constantFrom<Answer>(
        ...(['pass', 'pass', 'pass', 'replace', 'replace', 'replace-empty', 'block', 'confirm', 'confirm'] as const),
        ...(['thrown', 'invalid', 'gone'] as const),
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: record<ReplyAct>({
      type: just('reply' as const),
      which,
      says: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const, 'fails' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: record<ArriveAct>({
      type: just('arrive' as const),
      which,
      isPosted: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 5,
    arbitrary: record<AdvanceAct>({
      type: just('advance' as const),
      ms: fc.constantFrom(50, 100, 250, 4_000, 10_000),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Act>({ type: 'close' }, ...Array<Act>(9).fill({ type: 'advance', ms: 1 })) },
);
