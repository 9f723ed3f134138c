import { type PlaceRange, RowLayout } from './row-layout.ts';
import type { DrawnRow } from './row-list.ts';
import { edgeOf, rangeOf } from './row-range.ts';
import { AT_END, endTop, type Stand, standAfter, topOf } from './stand.ts';
import type { PrepareOptions, ViewportRows } from './viewport-rows.ts';

/** The parts of a list that a viewport measures and moves. */
export interface ViewportParts {
  readonly scroller: HTMLElement;
  /** What stands above the rows, within what scrolls. */
  readonly lead: HTMLElement;
  /** Holds the rows, between paddings. */
  readonly rows: HTMLElement;
  readonly tail: HTMLElement;
}

const BORDER_BOX: ResizeObserverOptions = { box: 'border-box' };
/** A drawing of which more is new than this shows what is in sight first, and its margins a frame later. */
const MOST_NEW = 0.4;

interface Drawn {
  place: number;
  readonly isMessage: boolean;
  /** Absent until it was measured. */
  px?: number;
}

/**
 * Which rows are drawn, and where the list is scrolled. It decides nothing by itself: the layout, the stand and the range
 * are pure. Drawing comes first, then the browser lays out, then one observer tells every height, and only then paddings
 * and scroll are written, all in one frame: so a row that is first seen has its true height before it is painted, and
 * nothing is measured twice.
 */
export class MessageViewport {
  readonly layout: RowLayout = new RowLayout();
  stand: Stand = AT_END;
  range: PlaceRange = { first: 0, end: 0 };
  #rows: ViewportRows | undefined;
  #isWhole = true;
  #parts: ViewportParts | undefined;
  #drawn = new Map<Element, Drawn>();
  #viewPx = 0;
  #widthPx = 0;
  /** Where the list is scrolled, as this side left or last saw it: what differs is the reader's doing. */
  #topPx = 0;
  #padding = '';
  /** Someone said where to stand, and the list has yet to go there. */
  #isMoveAsked = false;
  #observer: ResizeObserver | undefined;
  #changed: () => void;

  /** @param changed Called when other rows are to be drawn, or the stand changed, without a scroll. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Does anybody see the list at all? */
  get isShown(): boolean {
    return this.#viewPx > 0;
  }

  attach(parts: ViewportParts): void {
    this.#parts = parts;
    this.#viewPx = parts.scroller.clientHeight;
    this.#widthPx = parts.scroller.clientWidth;
    this.#observer = new ResizeObserver((entries) => this.#measured(entries));
    for (const part of [parts.scroller, parts.lead, parts.tail]) this.#observer.observe(part, BORDER_BOX);
  }

  detach(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#parts = undefined;
    this.#drawn.clear();
  }

  /** Forgets what it knew of heights: what comes is another log. */
  reset(): void {
    this.layout.cover({ first: 0, end: 0 }, () => 0);
    this.stand = AT_END;
    this.range = { first: 0, end: 0 };
  }

  /** Before a drawing: takes over what there is, and chooses the rows. */
  prepare(rows: ViewportRows, { isWhole, kept, moved }: PrepareOptions): void {
    this.scrolled();
    this.#rows = rows;
    this.#isWhole = isWhole;
    this.layout.cover(rows, this.#estimate);
    this.#refold(rows, moved);
    if (!isWhole && this.stand.at === 'end') this.stand = this.#standAt(rows.headOf(rows.end - 1));
    const { first, end } = this.range;
    this.range = this.isShown
      ? this.#rangeNext(kept)
      : { first: Math.max(first, rows.first), end: Math.min(end, rows.end) };
  }

  /** After a drawing: watches what is new, and moves the list unless that waits for a measure. */
  settle(rows: readonly DrawnRow[]): void {
    if (!this.#parts) return;
    const gone = new Set(this.#drawn.keys());
    let isMeasureDue = false;
    const watch = (element: Element, part: { readonly place: number; readonly isMessage: boolean }): void => {
      gone.delete(element);
      isMeasureDue = this.#watch(element, part) || isMeasureDue;
    };
    for (const { row, before, place } of rows) {
      watch(row, { place, isMessage: true });
      if (before) watch(before, { place, isMessage: false });
      else this.layout.setBefore(place, 0);
    }
    for (const element of gone) {
      this.#drawn.delete(element);
      this.#observer?.unobserve(element);
    }
    this.#pad();
    if (gone.size > 0) this.#stay();
    if (!isMeasureDue) this.#move();
  }

  /** The reader scrolled, or this side did; true when something is to be drawn. */
  scrolled(): boolean {
    const { scroller } = this.#parts ?? {};
    // What has no box has no place either.
    if (!scroller?.clientHeight) return false;
    // Known since the measure that came before the event: what it left out of the margin is drawn now.
    if (scroller.scrollTop === this.#topPx) return this.#isRangeOld();
    const scroll = { topPx: scroller.scrollTop, fromPx: this.#topPx, viewPx: this.#viewPx, isWhole: this.#isWhole };
    const { at } = this.stand;
    // Where rows became shorter the browser scrolls too, before their measure says so: the end has moved, not the reader.
    const isEndMoved = at === 'end' && scroller.scrollHeight - scroller.clientHeight - scroll.topPx < 1;
    if (!isEndMoved && !this.#isMoveAsked) this.stand = standAfter(this.stand, scroll, this.layout);
    this.#topPx = scroll.topPx;
    return at !== this.stand.at || this.#isRangeOld();
  }

  /** The message at the upper edge, for a reader who is away from the end and sees nothing there that parts messages. */
  get edge(): number | undefined {
    if (!this.isShown || this.stand.at === 'end' || this.#topPx <= this.layout.leadPx) return undefined;
    return edgeOf(this.layout, this.#topPx);
  }

  /** Stands so that a message is in the upper part of what is in sight. */
  show(place: number): void {
    this.#ask();
    this.stand = { at: 'message', place, offsetPx: Math.floor(this.#viewPx / 4) };
  }

  showEnd(): void {
    this.#ask();
    this.stand = AT_END;
  }

  /** Stands so that a message keeps the place on the screen that it has now. */
  hold(place: number): void {
    this.#ask();
    this.stand = this.#standAt(place);
  }

  /** A scroll that was not heard of yet came before this; what follows until the list is moved is the browser's doing. */
  #ask(): void {
    this.scrolled();
    this.#isMoveAsked = true;
  }

  #standAt(place: number): Stand {
    return { at: 'message', place, offsetPx: this.layout.messageTop(place) - this.#topPx };
  }

  readonly #estimate = (place: number): number => this.#rows?.estimate(place, this.#widthPx) ?? 0;

  /** Rows came, or went into others. Who stands at one that went stands at the one that shows it. */
  #refold(rows: ViewportRows, moved: readonly number[]): void {
    for (const place of moved) {
      const px = this.#estimate(place);
      this.layout.setMessage(place, px);
      if (px === 0) this.layout.setBefore(place, 0);
    }
    if (this.stand.at === 'message') this.stand = { ...this.stand, place: rows.headOf(this.stand.place) };
  }

  #rangeNow(kept?: PlaceRange, marginPx?: number): PlaceRange {
    const topPx = topOf(this.stand, this.layout, this.#viewPx);
    return rangeOf(this.layout, { topPx, viewPx: this.#viewPx, marginPx }, kept);
  }

  /** After a jump, or when a page of new messages came within a frame, the rows out of sight wait for the next one. */
  #rangeNext(kept: PlaceRange | undefined): PlaceRange {
    const range = this.#rangeNow(kept);
    const near = this.#rangeNow(kept, 0);
    const { first, end } = this.range;
    const sameCount = Math.max(0, Math.min(end, range.end) - Math.max(first, range.first));
    const isNearDrawn = near.first >= first && near.end <= end;
    if (isNearDrawn || sameCount >= (range.end - range.first) * (1 - MOST_NEW)) return range;
    this.#changed();
    return near;
  }

  #isRangeOld(marginPx?: number): boolean {
    const { first, end } = this.#rangeNow(undefined, marginPx);
    return first < this.range.first || end > this.range.end || this.range.end - this.range.first > 4 * (end - first);
  }

  /** True when the element has yet to be measured. */
  #watch(element: Element, { place, isMessage }: { readonly place: number; readonly isMessage: boolean }): boolean {
    const known = this.#drawn.get(element);
    if (!known) {
      this.#drawn.set(element, { place, isMessage });
      this.#observer?.observe(element, BORDER_BOX);
      return true;
    }
    known.place = place;
    this.#learn(known);
    // Drawn again before it was measured, it is as due as it was.
    return known.px === undefined;
  }

  #learn({ place, isMessage, px }: Drawn): void {
    if (px === undefined) return;
    if (isMessage) this.layout.setMessage(place, px);
    else this.layout.setBefore(place, px);
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    const { scroller, lead, tail } = this.#parts ?? {};
    const wasShown = this.isShown;
    if (scroller?.clientHeight && wasShown) this.#scrolledSinceDrawn(scroller.scrollTop);
    for (const { target, borderBoxSize, contentRect } of entries) {
      const px = borderBoxSize[0]?.blockSize ?? 0;
      if (target === scroller) this.#resized(px, contentRect.width);
      else if (!this.isShown) continue;
      else if (target === lead) this.layout.leadPx = px;
      else if (target === tail) this.layout.tailPx = px;
      else this.#measuredRow(target, px);
    }
    if (!this.isShown) return;
    // A list that was not shown has lost its place.
    if (!wasShown) this.#topPx = scroller?.scrollTop ?? 0;
    this.#pad();
    this.#move();
    // The next scroll brings the whole margin; a second drawing in the same frame is for what would be seen empty.
    if (!wasShown || this.#isRangeOld(this.#viewPx / 4)) this.#changed();
  }

  /** A page may scroll between the drawing and the measure, when layout and list are not one yet: only the way counts. */
  #scrolledSinceDrawn(topPx: number): void {
    if (this.stand.at === 'message' && topPx !== this.#topPx && !this.#isMoveAsked)
      this.stand = { ...this.stand, offsetPx: this.stand.offsetPx - (topPx - this.#topPx) };
    this.#topPx = topPx;
  }

  #measuredRow(target: Element, px: number): void {
    const drawn = this.#drawn.get(target);
    if (!drawn) return;
    drawn.px = px;
    this.#learn(drawn);
  }

  #resized(viewPx: number, widthPx: number): void {
    this.#viewPx = viewPx;
    if (viewPx === 0 || widthPx === this.#widthPx) return;
    this.#widthPx = widthPx;
    this.layout.estimateAll(this.#estimate);
    for (const drawn of this.#drawn.values()) if (drawn.px !== 0) this.#learn(drawn);
  }

  #pad(): void {
    const { layout, range } = this;
    const rows = this.#parts?.rows;
    if (!rows) return;
    const beforePx = layout.rowTop(range.first) - layout.leadPx;
    const behindPx = layout.totalPx - layout.tailPx - layout.rowTop(range.end);
    const padding = `${beforePx}px 0 ${behindPx}px`;
    if (padding !== this.#padding) rows.style.padding = this.#padding = padding;
  }

  /**
   * Rows were taken out. WebKit then takes the scroll back as far as the list would end without those that come in their
   * place, and leaves it there. No reader can have scrolled since the drawing began.
   */
  #stay(): void {
    const { scroller } = this.#parts ?? {};
    if (scroller && this.isShown && scroller.scrollTop !== this.#topPx) scroller.scrollTop = this.#topPx;
  }

  #move(): void {
    const { scroller } = this.#parts ?? {};
    if (!scroller || !this.isShown) return;
    this.#isMoveAsked = false;
    const topPx = topOf(this.stand, this.layout, this.#viewPx);
    if (Math.abs(topPx - this.#topPx) >= 0.5) {
      scroller.scrollTop = topPx;
      this.#topPx = scroller.scrollTop;
    }
    const isAtEnd = this.#isWhole && endTop(this.layout, this.#viewPx) - topPx <= 1;
    if (!isAtEnd || this.stand.at === 'end') return;
    this.stand = AT_END;
    this.#changed();
  }
}
