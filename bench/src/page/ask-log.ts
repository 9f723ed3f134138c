import type { LogPage } from '@roompane/protocol';
import type { PageQuestion } from './contestant.ts';
import type { RoomLog } from './room-log.ts';

/** Answers a question as it came: every contestant's method, but Roompane's, which reads it through its provider. */
export function askLog(log: RoomLog, { limit, before }: PageQuestion): LogPage {
  return log.page(before === undefined ? { limit } : { limit, before });
}
