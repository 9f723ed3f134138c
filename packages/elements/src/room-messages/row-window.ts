import type { Message } from '@roompane/protocol';

/** Which messages are drawn: from `start` to before `end`. */
export interface RowWindow {
  readonly start: number;
  readonly end: number;
}

/** Messages drawn at the newest end; further down the log as many again may gather before the window is cut. */
export const WINDOW_MESSAGES = 200;
/** How far one press moves the window. */
export const STEP_MESSAGES = 100;

/**
 * The window that begins with message `firstId`; at the newest end where there is none, or it is gone. So a log of any
 * length costs the page no more than a few hundred rows.
 */
export function windowFrom(messages: readonly Message[], firstId: string | undefined): RowWindow {
  const first = firstId === undefined ? -1 : messages.findIndex(({ id }) => id === firstId);
  if (first < 0) return { start: Math.max(0, messages.length - WINDOW_MESSAGES), end: messages.length };
  return { start: first, end: Math.min(messages.length, first + WINDOW_MESSAGES + STEP_MESSAGES) };
}
