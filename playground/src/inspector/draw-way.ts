import type { RecordedDraft } from '@roompane/host';
import { html, nothing, type TemplateResult } from 'lit';
import { writeTook } from './figures.ts';
import { tellWay } from './tell-way.ts';

/** The add-ins that a draft has come to, in their order, and what each made of it. */
export function drawWay(draft: RecordedDraft): TemplateResult {
  return html`<ol class="in-way">
    ${tellWay(draft).map(
      ({ name, words, tone, tookMs }) =>
        html`<li>
          ${name === undefined ? nothing : html`<bdi>${name}</bdi>`}
          <span class="in-result is-${tone}">${words}</span>
          ${tookMs === undefined ? nothing : html`<span class="ltr">${writeTook(tookMs)}</span>`}
        </li>`,
    )}
  </ol>`;
}
