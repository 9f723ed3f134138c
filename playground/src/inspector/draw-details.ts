import type { RecordedDraft, RecordedString, WireRecord } from '@roompane/host';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { drawWay } from './draw-way.ts';
import type { SourceLook } from './draw-row.ts';
import { writeSize, writeTime, writeTook } from './figures.ts';
import { writePretty } from './read-words.ts';
import { tellDirection, tellFacts, tellResult } from './tell-record.ts';

export interface DetailsState {
  readonly record: WireRecord;
  readonly source: SourceLook;
  /** The one that it is a check of. */
  readonly draft: RecordedDraft | undefined;
  readonly areContentsShown: boolean;
}

export interface DetailsActions {
  onClose(this: void): void;
  onContents(this: void): void;
  onKeydown(this: void, event: KeyboardEvent): void;
}

/** All that is known of one record. Its contents only when they were asked for. */
export function drawDetails(details: DetailsState, actions: DetailsActions): TemplateResult {
  const { record, source } = details;
  const [result, tone] = tellResult(record);
  const facts = tellFacts(record.facts);
  return html`<aside class="in-details" aria-label="Details" @keydown=${actions.onKeydown}>
    <header>
      <h3 class="cut ltr" title=${record.name}>${record.name}</h3>
      <span class="in-result is-${tone}">${result}</span>
      <button class="btn is-ghost is-icon" aria-label="Close details" title="Close details" @click=${actions.onClose}>
        ${icon('x', 'is-s')}
      </button>
    </header>
    <div class="in-about" role="group" aria-label="What is known of it" tabindex="0">
      <dl>
        ${drawTerm('Add-in', source.name)} ${drawTerm('Direction', tellDirection(record.direction))}
        ${drawTerm('Time', html`<span class="ltr">${writeTime(record.atEpochMs)}</span>`)}
        ${record.tookMs === undefined ? nothing : drawTerm('Took', html`<span class="ltr">${writeTook(record.tookMs)}</span>`)}
        ${drawTerm('Size', html`<span class="ltr">${writeSize(record.sizeBytes)}</span>`)}
      </dl>
      <dl class="is-wide">
        ${record.code === undefined ? nothing : drawTerm('Code', html`<code class="ltr">${record.code}</code>`)}
        ${facts ? drawTerm('Holds', facts) : nothing}
        ${details.draft ? drawTerm('Way out', drawWay(details.draft, { withWords: details.areContentsShown })) : nothing}
      </dl>
      ${details.areContentsShown ? drawContents(record) : drawHidden(actions)}
    </div>
  </aside>`;
}

function drawTerm(term: string, description: string | TemplateResult): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`;
}

function drawHidden({ onContents }: DetailsActions): TemplateResult {
  return html`<div class="in-hidden">
    <p>Contents are hidden. They may be what people wrote.</p>
    <button class="btn" @click=${onContents}>Show contents</button>
  </div>`;
}

function drawContents({ contents }: WireRecord): TemplateResult {
  if (contents.length === 0) return html`<p class="in-hidden">The contents are no longer kept.</p>`;
  return html`${contents.map(drawString)}`;
}

function drawString({ direction, atEpochMs, written, isCut }: RecordedString): TemplateResult {
  return html`<figure>
    <figcaption>
      ${icon(direction === 'to-host' ? 'to-room' : 'to-pane', 'is-s is-flip')}${tellDirection(direction)}
      <span class="ltr">${writeTime(atEpochMs)}</span>
    </figcaption>
    <pre class="ltr">${writePretty(written)}</pre>
    ${isCut ? html`<p>What comes after this was not kept.</p>` : nothing}
  </figure>`;
}
