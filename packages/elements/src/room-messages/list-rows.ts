import type { FittedTemplate, Message } from '@roompane/protocol';
import { estimateHeight } from './estimate-height.ts';
import type { MessageFolds } from './message-folds.ts';
import type { MessageTemplates } from './message-templates.ts';
import type { MessageWindow } from './message-window.ts';
import type { ViewportRows } from './viewport-rows.ts';

const LINE_PX = 28;
/** A name and the head of a card, with its edges. */
const CARD_PX = 88;
const FIELDS_PX = 24;
const ROW_PX = 25;
const BUTTON_PX = 20;
/** About what a label and its value take. */
const FIELD_PX = 150;

/** The rows of a window, as a viewport sees them. */
export class ListRows implements ViewportRows {
  readonly #window: MessageWindow;
  readonly #folds: MessageFolds;
  readonly #templates: MessageTemplates;

  constructor(window: MessageWindow, { folds, templates }: { folds: MessageFolds; templates: MessageTemplates }) {
    this.#window = window;
    this.#folds = folds;
    this.#templates = templates;
  }

  get first(): number {
    return this.#window.first;
  }

  get end(): number {
    return this.#window.end;
  }

  headOf(place: number): number {
    return this.#folds.headOf(place);
  }

  estimate(place: number, widthPx: number): number {
    if (this.#folds.isAway(place)) return 0;
    const fold = this.#folds.at(place);
    const message = this.#window.at(fold?.newest ?? place);
    const fitted = message && this.#templates.fit(message);
    if (!fitted) return estimateHeight(message, this.#window.before(place), widthPx);
    if (this.#isLine(place, message)) return LINE_PX;
    return estimateCard(fitted, widthPx) + (fold ? BUTTON_PX : 0);
  }

  #isLine(place: number, message: Message): boolean {
    const { display } = this.#templates.fit(message)?.template ?? {};
    return display === 'collapse' && this.#templates.isQuiet(message) && !this.#folds.isOpen(place);
  }
}

function estimateCard({ fields, rows }: FittedTemplate, widthPx: number): number {
  const fieldLines = Math.ceil(fields.length / Math.max(1, Math.floor(widthPx / FIELD_PX)));
  const tablePx = rows?.rows.length ? (rows.rows.length + 1 + Math.sign(rows.restCount)) * ROW_PX : 0;
  return CARD_PX + fieldLines * FIELDS_PX + tablePx;
}
