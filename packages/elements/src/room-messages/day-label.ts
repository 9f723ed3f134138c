import { dayOf, type Times } from '../internal/times.ts';

/**
 * The day of what is in sight, over the upper edge of a list. It is written past the drawing, since it changes while a
 * list scrolls over rows that are drawn already; it lies beside what scrolls, so that nothing there is laid out anew.
 */
export class DayLabel {
  #key = '';
  #words = '';

  /** Shows the day of a time, or nothing. */
  show(label: HTMLElement, { epochMs, nowEpochMs, times }: ShownDay): void {
    label.toggleAttribute('data-shown', epochMs !== undefined);
    if (epochMs === undefined) return;
    const key = `${dayOf(epochMs)} ${dayOf(nowEpochMs)}`;
    if (key !== this.#key) this.#words = times.day(epochMs, nowEpochMs);
    this.#key = key;
    if (label.textContent !== this.#words) label.textContent = this.#words;
  }
}

export interface ShownDay {
  readonly epochMs: number | undefined;
  readonly nowEpochMs: number;
  readonly times: Times;
}
