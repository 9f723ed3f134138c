// Compiled, never run: each `@ts-expect-error` is a way round the pipeline that must not compile.
import type { Cleared, Draft, ProviderRoom, Via } from '@roompane/protocol';
import { clearDraft } from '../src/outgoing/gate.ts';
import type { DraftRun } from '../src/outgoing/draft-run.ts';

declare const room: ProviderRoom;
declare const draft: Draft;
declare const via: Via;
declare const run: DraftRun;
declare const cleared: Cleared;

export const posts: readonly Promise<unknown>[] = [
  // [OP1] what the gate gave can be posted.
  room.post(cleared),
  room.post(clearDraft(run)),

  // [OP1] a draft is not Cleared and cannot be posted.
  // @ts-expect-error a draft
  room.post(draft),

  // [OP1] a look-alike object is not Cleared and cannot be posted.
  // @ts-expect-error a literal of the same fields
  room.post({ draft }),

  // [OP1] a look-alike object of an add-in is not Cleared and cannot be posted.
  // @ts-expect-error a literal of the same fields, `via` included
  room.post({ draft, via }),

  // [OP1] a copy of a run that is not through is no pass for the gate's result.
  // @ts-expect-error the run itself
  room.post(run),
];

// [OP1] a function that takes Cleared drafts does not take what merely looks like one.
// @ts-expect-error the parameter of post is narrower
export const widened: (post: { readonly draft: Draft }) => Promise<unknown> = (post) => room.post(post);

// @ts-expect-error the fields are read-only
cleared.draft = draft;
