import { html, nothing, svg, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { writeRate } from './figures.ts';
import { countRecords, type Filter, FILTERS } from './filters.ts';
import type { View } from './view-of.ts';

export interface HeadState {
  readonly view: View;
  readonly filter: Filter;
  readonly isPaused: boolean;
  readonly areContentsShown: boolean;
  readonly draftCount: number;
}

export interface HeadActions {
  onFilter(this: void, filter: Filter): void;
  onContents(this: void): void;
  onPause(this: void): void;
  onClear(this: void): void;
  onExport(this: void): void;
  onExportDrafts(this: void): void;
}

/** The line above the rows: what is shown, how much crosses, and what to do with it. */
export function drawHead(head: HeadState, actions: HeadActions): TemplateResult {
  const { isPaused, areContentsShown, view } = head;
  const exportLabel = areContentsShown ? 'Export as JSON, with contents' : 'Export as JSON, without contents';
  const pauseLabel = isPaused ? 'Go on' : 'Pause';
  return html`<header class="in-head">
    <h2>Inspector</h2>
    <div class="in-chips" role="group" aria-label="Show">
      ${FILTERS.map(
        ([filter, label]) =>
          html`<button class="chip" aria-pressed=${filter === head.filter} @click=${() => actions.onFilter(filter)}>
            ${label}<span class="ltr">${countRecords(view.counts, filter)}</span>
          </button>`,
      )}
    </div>
    ${drawRate(view, isPaused)}
    <div class="in-acts">
      <button
        class="btn is-ghost is-icon"
        aria-pressed=${areContentsShown}
        aria-label="Show contents"
        title="Show contents: what people wrote"
        @click=${actions.onContents}
      >
        ${icon('eye', 'is-s')}
      </button>
      <button
        class="btn is-ghost is-icon"
        aria-label=${pauseLabel}
        title=${isPaused ? 'Go on, with what came meanwhile' : 'Pause. Recording goes on.'}
        @click=${actions.onPause}
      >
        ${icon(isPaused ? 'play' : 'pause', 'is-s')}
      </button>
      <button
        class="btn is-ghost is-icon"
        aria-label="Export"
        title=${exportLabel}
        ?disabled=${view.records.length === 0}
        @click=${actions.onExport}
      >
        ${icon('save', 'is-s')}
      </button>
      <button
        class="btn is-ghost is-icon"
        aria-label="Export posts"
        title=${
          areContentsShown
            ? 'What became of each post as JSON, with what was written'
            : 'What became of each post as JSON, without what was written'
        }
        ?disabled=${head.draftCount === 0}
        @click=${actions.onExportDrafts}
      >
        ${icon('guard', 'is-s')}
      </button>
      <button class="btn is-ghost is-icon" aria-label="Clear" title="Clear" @click=${actions.onClear}>
        ${icon('clear', 'is-s')}
      </button>
    </div>
  </header>`;
}

const BAR_PX = 16;

function drawRate({ traffic }: View, isPaused: boolean): TemplateResult {
  const most = Math.max(8, ...traffic.map(({ strings }) => strings));
  const last = traffic.at(-1);
  return html`<div class="in-rate">
    ${isPaused ? html`<b>Paused</b>` : nothing}
    <svg viewBox="0 0 ${traffic.length * 3 - 1} ${BAR_PX}" aria-hidden="true">
      ${traffic.map(({ strings }, second) => {
        const height = strings === 0 ? 0 : Math.max(1, (strings / most) * BAR_PX);
        return svg`<rect x=${second * 3} y=${BAR_PX - height} width="2" height=${height} rx=".5" />`;
      })}
    </svg>
    <span class="ltr" title="Strings in the last whole second"><b>${last?.strings ?? 0}</b> /s</span>
    <span class="ltr in-bytes">${writeRate(last?.bytes ?? 0)}</span>
  </div>`;
}
