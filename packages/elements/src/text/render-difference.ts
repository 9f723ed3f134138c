import { html, type TemplateResult } from 'lit';
import { type DiffPart } from './word-diff.ts';

/** The difference in one run of text; struck and underlined, so that it reads without colour. */
export function renderDifference(parts: readonly DiffPart[]): TemplateResult {
  return html`<div class="diff" part="difference" tabindex="0" role="group" aria-label="Difference">
    ${parts.map(renderPart)}
  </div>`;
}

function renderPart({ type, text }: DiffPart): unknown {
  if (type === 'removed') return html`<del>${text}</del>`;
  if (type === 'added') return html`<ins>${text}</ins>`;
  return html`<span>${text}</span>`;
}
