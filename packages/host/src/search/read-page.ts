import { LIMITS, type LogPage, type ProviderRoom } from '@roompane/protocol';
import { type Ends, untilAborted } from '../room/abortable.ts';
import { nextTask } from '../room/next-task.ts';
import type { Place } from './walk-posts.ts';

/** One page of a walk through a log, in a task of its own: a log that is at hand would else be read in one long task. */
export async function readPage(room: Pick<ProviderRoom, 'readLog'>, place: Place, ends: Ends): Promise<LogPage> {
  await nextTask();
  return untilAborted((signal) => room.readLog({ ...place, limit: LIMITS.pageEvents, signal }), ends);
}
