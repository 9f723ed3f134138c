import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type RowWindow, windowRows } from './row-window.ts';

/** Closer to the end than this is at the end: positions on a scaled page are fractions. */
const NEAR_PX = 4;
/** Until the first drawing is measured. */
const FIRST_ROW_PX = 24;

interface Row {
  readonly id: number;
}

/**
 * Where the reader of a growing list stands. At the end the newest row stays in sight; elsewhere the rows stand still,
 * also when the oldest are let go.
 */
export class RowScroll implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  #rows: readonly Row[] = [];
  /** Rows before the first one that were there at the last drawing. */
  #goneRows = 0;
  /** The row to bring into sight after the next drawing. */
  #revealed: number | undefined;
  #isFollowing = true;
  #rowPx = FIRST_ROW_PX;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    host.addController(this);
  }

  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  get rowPx(): number {
    return this.#rowPx;
  }

  /** How far a page key goes: as far as rows are in sight, and one of them stays. */
  get pageRows(): number {
    return Math.max(1, Math.floor(this.#heightPx / this.#rowPx) - 1);
  }

  /** The rows to draw. Who follows sees the last ones, wherever the list stood before they came. */
  get window(): RowWindow {
    const heightPx = this.#heightPx;
    const endPx = Math.max(0, this.#rows.length * this.#rowPx - heightPx);
    const standsPx = (this.#scroller()?.scrollTop ?? 0) - this.#goneRows * this.#rowPx;
    const scrollTopPx = this.#isFollowing ? endPx : Math.max(0, Math.min(standsPx, endPx));
    return windowRows(this.#rows.length, { scrollTopPx, heightPx, rowPx: this.#rowPx });
  }

  /** Of the rows alone: their heads stay above them. */
  get #heightPx(): number {
    const scroller = this.#scroller();
    if (!scroller) return this.#rowPx;
    return Math.max(this.#rowPx, scroller.clientHeight - (scroller.firstElementChild?.clientHeight ?? 0));
  }

  /** The list as it is now, to be drawn next. */
  take(rows: readonly Row[]): void {
    const firstId = rows[0]?.id ?? 0;
    this.#goneRows = this.#isFollowing
      ? 0
      : Math.max(
          0,
          this.#rows.findIndex(({ id }) => id >= firstId),
        );
    this.#rows = rows;
  }

  /** Goes to the end and stays there. */
  follow(): void {
    this.#isFollowing = true;
  }

  /** Stops, with a row in sight. */
  reveal(index: number): void {
    this.#isFollowing = false;
    this.#revealed = index;
  }

  readonly handleScroll = (): void => {
    const scroller = this.#scroller();
    if (!scroller) return;
    this.#isFollowing = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - NEAR_PX;
    this.#host.requestUpdate();
  };

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    this.#measure(scroller);
    if (this.#goneRows > 0) scroller.scrollTop -= this.#goneRows * this.#rowPx;
    this.#goneRows = 0;
    if (this.#isFollowing) scroller.scrollTop = scroller.scrollHeight;
    else if (this.#revealed !== undefined) this.#scrollTo(scroller, this.#revealed);
    this.#revealed = undefined;
  }

  #scrollTo(scroller: HTMLElement, index: number): void {
    const topPx = index * this.#rowPx;
    const leastPx = topPx + this.#rowPx - this.#heightPx;
    scroller.scrollTop = Math.max(leastPx, Math.min(topPx, scroller.scrollTop));
  }

  /** Rows are as high as the style sheet says, which depends on the width and the pointer. */
  #measure(scroller: HTMLElement): void {
    const rowPx = scroller.querySelector<HTMLElement>('.in-row')?.offsetHeight ?? 0;
    if (rowPx === 0 || rowPx === this.#rowPx) return;
    this.#rowPx = rowPx;
    this.#host.requestUpdate();
  }
}
