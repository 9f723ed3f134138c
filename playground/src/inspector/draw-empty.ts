import { html, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';

/** Where no row is: what will be there, or the way to the rows that are. */
export function drawEmpty(hasRecords: boolean, onShowAll: () => void): TemplateResult {
  if (!hasRecords) {
    return html`<div class="center">
      ${icon('list')}<b>Nothing recorded</b>
      <p>Calls, events and verdicts appear here as they cross the port.</p>
    </div>`;
  }
  return html`<div class="center">
    <b>Nothing of this kind</b>
    <p>What was recorded is of other kinds.</p>
    <button class="btn" @click=${onShowAll}>Show all</button>
  </div>`;
}
