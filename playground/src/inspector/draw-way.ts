import type { RecordedDraft } from '@roompane/host';
import { html, nothing, type TemplateResult } from 'lit';
import { writeTook } from './figures.ts';
import { type Stop, tellWay } from './tell-way.ts';

/** The add-ins that a draft has come to, in their order, and what each made of it. The words only when they were asked for. */
export function drawWay(draft: RecordedDraft, options: { readonly withWords: boolean }): TemplateResult {
  return html`<ol class="in-way">
    ${tellWay(draft, options).map(
      ({ name, words, tone, tookMs, said }) =>
        html`<li>
          ${name === undefined ? nothing : html`<bdi>${name}</bdi>`}
          <span class="in-result is-${tone}">${words}</span>
          ${tookMs === undefined ? nothing : html`<span class="ltr">${writeTook(tookMs)}</span>`}
          ${said ? drawSaid(said) : nothing}
        </li>`,
    )}
  </ol>`;
}

function drawSaid({ before, after, reason }: NonNullable<Stop['said']>): TemplateResult {
  return html`<div class="in-said">
    ${before === after ? html`<q dir="auto">${before}</q>` : html`<del dir="auto">${before}</del><ins dir="auto">${after}</ins>`}
    ${reason === undefined ? nothing : html`<small dir="auto">${reason}</small>`}
  </div>`;
}
