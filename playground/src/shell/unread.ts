import type { TabNews } from '../draw-tabs.ts';

/** What is new in the room, for a place that does not show it. */
export function tellUnread(count: number): TabNews | undefined {
  return count === 0 ? undefined : { mark: 'new', words: count === 1 ? '1 new message' : `${count} new messages` };
}
