import type { FittedTemplate, Message } from '@roompane/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { authorName } from './author-name.ts';
import { renderFields, renderFirstRow } from './render-fitted.ts';

/** How a message stands for others of its kind. */
export interface RowFold {
  /** How many there are, itself among them. */
  readonly count: number;
  /** Its title and fields are drawn in one line, and no more. */
  readonly isLine: boolean;
  /** They are all drawn, from this one on. */
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

interface FoldLineOptions {
  readonly fold: RowFold;
  readonly fitted: FittedTemplate;
  readonly meId: string;
  readonly locale: string | undefined;
}

/** Whose updates these are, the newest one's fields, and how many there are. */
export function renderFoldLine(message: Message, { fold, fitted, meId, locale }: FoldLineOptions): TemplateResult {
  const { template, fields, rows } = fitted;
  const values = fields.length > 0 ? renderFields(fields, locale) : rows && renderFirstRow(rows, locale);
  return html`<div class="body fold">
    <b class="cut" title=${message.author.name}>${authorName(message, meId)}</b>
    ${template.title === undefined ? nothing : html`<span class="cut">${template.title}</span>`} ${values}
    ${renderFoldButton(fold)}
  </div>`;
}

/** Opens what is folded, or folds what is open. */
export function renderFoldButton({ count, isOpen, toggle }: RowFold): TemplateResult {
  const words = isOpen ? 'Show less' : count > 1 ? `Show ${count} updates` : 'Show';
  return html`<button class="link fold-button" type="button" aria-expanded=${isOpen} @click=${toggle}>
    <bdi>${words}</bdi>
  </button>`;
}
