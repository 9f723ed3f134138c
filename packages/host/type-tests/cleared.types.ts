// Compiled, never run: each `@ts-expect-error` is a way round the pipeline that must not compile.
import type { Cleared, Draft, ProviderRoom, Via } from '@roompane/protocol';
import { clearDraft } from '../src/outgoing/gate.ts';
import type { DraftRun } from '../src/outgoing/draft-run.ts';
import type { Sender } from '../src/outgoing/interceptor.ts';
import type { HostRoom } from '../src/room/host-room.ts';

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

/** What of a provider's room takes words that somebody wrote. */
type BringsWords = {
  [Act in keyof ProviderRoom]: ProviderRoom[Act] extends (first: infer First, ...rest: never[]) => unknown
    ? First extends { readonly draft: unknown } | { readonly body: unknown }
      ? Act
      : never
    : never;
}[keyof ProviderRoom];

// [OP1] posting is the one way in for words: another act that takes some must take them Cleared, and stand here.
export const wayIn: BringsWords = 'post';

// @ts-expect-error there is no second way
export const otherWayIn: BringsWords = 'redact';

declare const hostRoom: HostRoom;
declare const sender: Sender;

// [OP1] [OP14] an add-in's post names its sender: who posts for it cannot leave that out.
// @ts-expect-error a sender is missing
export const anonymous: Promise<unknown> = hostRoom.postFrom(draft);
export const named: Promise<unknown> = hostRoom.postFrom(sender, draft);
