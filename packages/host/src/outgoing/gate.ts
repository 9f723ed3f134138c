import { type Cleared, RoompaneError } from '@roompane/protocol';
import type { DraftRun } from './draft-run.ts';

/**
 * The gate: the one place that clears a draft, and only one whose run through the interceptors has ended with leave to
 * post. It clears what the interceptors made of it, under the `via` of the session that posts. @spec OP1 OP14
 * @throws `call/denied` for a draft that is anywhere else on its way: a mistake in the pipeline must not post.
 */
export function clearDraft(run: DraftRun): Cleared {
  if (run.phase.name !== 'posting') throw new RoompaneError('call/denied', { data: { phase: run.phase.name } });
  const { draft, sender } = run;
  // The only assertion of its kind: the brand has no value, so nothing but this line makes one.
  return Object.freeze(sender ? { draft, via: sender.via } : { draft }) as Cleared;
}
