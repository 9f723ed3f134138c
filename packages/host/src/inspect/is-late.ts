import { DEFAULT_BUDGETS } from '../outgoing/draft-run.ts';
import type { SessionState } from './session-state.ts';

/** The pipeline acts in the task of the pong; its clock may show the next millisecond or two by then. */
const SAME_TASK_MS = 3;

/**
 * Was a check that is taken back at `atEpochMs` too late, or its draft withdrawn? The wire does not say; the barrier gives
 * it away: a late check ends with the pong to a ping that went out after it, or when that pong stayed away. @spec OP6
 */
export function isLate(
  barrier: SessionState['barrier'],
  { checkedAtEpochMs, atEpochMs }: { readonly checkedAtEpochMs: number; readonly atEpochMs: number },
): boolean {
  if (!barrier || barrier.pingedAtEpochMs < checkedAtEpochMs) return false;
  const { pingedAtEpochMs, pongedAtEpochMs } = barrier;
  if (pongedAtEpochMs !== undefined) return atEpochMs - pongedAtEpochMs <= SAME_TASK_MS;
  return atEpochMs - pingedAtEpochMs >= DEFAULT_BUDGETS.barrierMs;
}
