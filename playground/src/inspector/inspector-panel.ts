import { exportOutgoing, exportRecording, type OutgoingRecord, type Recorder, type WireRecord } from '@roompane/host';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { LightElement } from '../light-element.ts';
import { drawDetails } from './draw-details.ts';
import { drawEmpty } from './draw-empty.ts';
import { drawHead } from './draw-head.ts';
import { drawColumnHeads, drawRow, type SourceLook } from './draw-row.ts';
import { type Filter, filterRecords } from './filters.ts';
import { moveSelection } from './move-selection.ts';
import { findDraft } from './find-draft.ts';
import { RecordedController } from './recorded-controller.ts';
import { RowScroll } from './row-scroll.ts';
import { saveFile } from './save-file.ts';
import { spanRows } from './timeline.ts';
import { type View, viewOf } from './view-of.ts';

/** What crosses the ports of the add-ins, row by row. Payloads stay hidden until somebody asks for them. */
@customElement('inspector-panel')
export class InspectorPanel extends LightElement {
  readonly #scroll = new RowScroll(this, () => this.scroller);
  /** What is drawn while the inspector is paused. */
  #paused: View | undefined;

  /** What it shows. */
  @property({ attribute: false }) recorder!: Recorder;
  /** What became of the drafts that it shows checks of. */
  @property({ attribute: false }) drafts!: OutgoingRecord;
  /** How the add-in of a record looks. */
  @property({ attribute: false }) lookOf!: (source: string) => SourceLook;
  /** What stands on its upper edge. */
  @property({ attribute: false }) edge: TemplateResult | undefined;

  @state() private filter: Filter = 'all';
  @state() private isPaused = false;
  @state() private areContentsShown = false;
  @state() private selectedId: number | undefined;
  @state() private isOpen = false;
  @query('.in-grid') private scroller!: HTMLElement | null;
  /** The rows of the last drawing: what keys move among. */
  #rows: readonly WireRecord[] = [];

  constructor() {
    super();
    new RecordedController(this, () => [this.recorder, this.drafts]);
  }

  get #view(): View {
    return this.#paused ?? viewOf(this.recorder);
  }

  protected override willUpdate(): void {
    const rows = filterRecords(this.#view.records, this.filter);
    this.#scroll.take(rows);
    this.#rows = rows;
  }

  #select(index: number): void {
    const record = this.#rows[index];
    if (!record) return;
    this.selectedId = record.id;
    this.#scroll.reveal(index);
  }

  /** Brings a record into sight, with its details. */
  show(id: number): void {
    if (!this.#rows.some((row) => row.id === id)) this.filter = 'all';
    this.isOpen = true;
    this.selectedId = id;
    const rows = filterRecords(this.#view.records, this.filter);
    this.#scroll.reveal(rows.findIndex((row) => row.id === id));
    void this.updateComplete.then(() => this.scroller?.focus());
  }

  #close(): void {
    this.isOpen = false;
    this.scroller?.focus();
  }

  readonly #handleFilter = (filter: Filter): void => {
    this.filter = filter;
    this.#scroll.follow();
  };

  readonly #handleShowAll = (): void => this.#handleFilter('all');

  readonly #handleContents = (): void => {
    this.areContentsShown = !this.areContentsShown;
  };

  readonly #handlePause = (): void => {
    this.isPaused = !this.isPaused;
    this.#paused = this.isPaused ? viewOf(this.recorder) : undefined;
  };

  readonly #handleClear = (): void => {
    this.recorder.clear();
    this.drafts.clear();
    if (this.#paused) this.#paused = viewOf(this.recorder);
    this.selectedId = undefined;
    this.isOpen = false;
    this.#scroll.follow();
  };

  readonly #handleExport = (): void => {
    const options = { atEpochMs: Date.now(), withContents: this.areContentsShown };
    saveFile('roompane-recording.json', exportRecording(this.#view.records, options));
  };

  readonly #handleExportDrafts = (): void => {
    const options = { atEpochMs: Date.now(), withWords: this.areContentsShown };
    saveFile('roompane-posts.json', exportOutgoing(this.drafts.drafts, options));
  };

  readonly #handleNewest = (): void => {
    this.#scroll.follow();
    this.requestUpdate();
    this.scroller?.focus();
  };

  readonly #handleClick = ({ target }: Event): void => {
    const row = target instanceof Element ? target.closest<HTMLElement>('.in-row') : null;
    if (!row) return;
    this.isOpen = true;
    this.#select(this.#rows.findIndex(({ id }) => String(id) === row.dataset['id']));
  };

  readonly #handleClose = (): void => this.#close();

  readonly #handleDetailsKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // What lies behind the details stays open.
    event.preventDefault();
    this.#close();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    const { key } = event;
    const index = this.#rows.findIndex(({ id }) => id === this.selectedId);
    const { pageRows } = this.#scroll;
    const next = moveSelection(key, { index, count: this.#rows.length, pageRows });
    if (next !== undefined) this.#select(next);
    else if (key === 'Enter' && index >= 0) this.isOpen = true;
    else if (key === 'Escape' && this.isOpen) this.#close();
    else if (key === 'Escape') this.selectedId = undefined;
    else return;
    event.preventDefault();
  };

  override render(): TemplateResult {
    const { filter, isPaused, areContentsShown } = this;
    const view = this.#view;
    const opened = this.isOpen ? view.records.find(({ id }) => id === this.selectedId) : undefined;
    const head = drawHead(
      { view, filter, isPaused, areContentsShown, draftCount: this.drafts.drafts.length },
      {
        onFilter: this.#handleFilter,
        onContents: this.#handleContents,
        onPause: this.#handlePause,
        onClear: this.#handleClear,
        onExport: this.#handleExport,
        onExportDrafts: this.#handleExportDrafts,
      },
    );
    return html`<section class="in ${opened ? 'has-details' : ''}" aria-label="Inspector">
      ${this.edge}${head}
      <div class="in-main">
        <div class="in-list">
          ${this.#rows.length > 0 ? this.#renderGrid() : drawEmpty(view.records.length > 0, this.#handleShowAll)}
        </div>
        ${opened ? this.#renderDetails(opened) : nothing}
      </div>
    </section>`;
  }

  #renderDetails(record: WireRecord): TemplateResult {
    return drawDetails(
      {
        record,
        source: this.lookOf(record.source),
        draft: findDraft(this.drafts.drafts, record),
        areContentsShown: this.areContentsShown,
      },
      { onClose: this.#handleClose, onContents: this.#handleContents, onKeydown: this.#handleDetailsKey },
    );
  }

  #renderGrid(): TemplateResult {
    const { selectedId, areContentsShown } = this;
    const rows = this.#rows;
    const { first, end, firstInSight, endInSight } = this.#scroll.window;
    const { rowPx, isFollowing } = this.#scroll;
    const drawn = rows.slice(first, end);
    const axis = spanRows(rows.slice(firstInSight, endInSight));
    const isActiveDrawn = drawn.some(({ id }) => id === selectedId);
    return html`<div
        class="in-grid"
        role="grid"
        tabindex="0"
        aria-label="What crossed the port"
        aria-rowcount=${rows.length + 1}
        aria-activedescendant=${isActiveDrawn ? `record-${selectedId}` : nothing}
        @click=${this.#handleClick}
        @keydown=${this.#handleKey}
        @scroll=${this.#scroll.handleScroll}
      >
        <div role="rowgroup">${drawColumnHeads(axis)}</div>
        <div
          role="rowgroup"
          style=${styleMap({ 'block-size': `${rows.length * rowPx}px`, 'padding-block-start': `${first * rowPx}px` })}
        >
          ${drawn.map((record, index) =>
            drawRow({
              record,
              source: this.lookOf(record.source),
              place: first + index + 1,
              isSelected: record.id === selectedId,
              areContentsShown,
              axis,
            }),
          )}
        </div>
      </div>
      ${isFollowing ? nothing : html`<button class="btn in-newest" @click=${this.#handleNewest}>Newest</button>`}`;
  }
}
