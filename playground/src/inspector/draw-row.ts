import type { WireRecord } from '@roompane/host';
import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { styleMap } from 'lit/directives/style-map.js';
import { icon, type IconName } from '../icons.ts';
import { writeSize, writeTime, writeTook } from './figures.ts';
import { readWords } from './read-words.ts';
import { tellDetail, tellDirection, tellResult } from './tell-record.ts';
import { type Axis, placeOn } from './timeline.ts';

/** How an add-in is told from others in a row. */
export interface SourceLook {
  readonly name: string;
  readonly icon: IconName;
}

export interface RowState {
  readonly record: WireRecord;
  readonly source: SourceLook;
  /** From 1, the line of heads not counted. */
  readonly place: number;
  readonly isSelected: boolean;
  readonly areContentsShown: boolean;
  readonly axis: Axis;
}

/** What stands in the columns, in their order. Narrow places leave some of them out. */
export function drawColumnHeads(axis: Axis | undefined): TemplateResult {
  return html`<div class="in-cols in-heads" role="row" aria-rowindex="1">
    <span role="columnheader" class="in-time">Time</span>
    <span role="columnheader" class="in-dir"><span class="hidden-text">Direction</span></span>
    <span role="columnheader" class="in-name">Name</span>
    <span role="columnheader" class="in-detail">Detail</span>
    <span role="columnheader" class="in-who"><span class="hidden-text">Add-in</span></span>
    <span role="columnheader" class="in-size">Size</span>
    <span role="columnheader" class="in-bar"
      >Timeline${axis ? html`<span class="ltr">${writeTook(Math.round(axis.endMs - axis.startMs))}</span>` : nothing}</span
    >
    <span role="columnheader" class="in-took">Took</span>
    <span role="columnheader" class="in-result">Result</span>
  </div>`;
}

/** One record on one line; on two where there is little width. */
export function drawRow(row: RowState): TemplateResult {
  const { record, source, isSelected } = row;
  const [result, tone] = tellResult(record);
  const detail = (row.areContentsShown && readWords(record)) || tellDetail(record);
  const direction = tellDirection(record.direction);
  // Clicks and keys are the grid's: it has the focus, and one row is the active one.
  return html`<div
    id="record-${record.id}"
    data-id=${record.id}
    class=${classMap({ 'in-cols': true, 'in-row': true, 'is-bad': tone === 'danger' })}
    role="row"
    aria-rowindex=${row.place + 1}
    aria-selected=${isSelected}
  >
    <span role="gridcell" class="in-time"><span class="ltr">${writeTime(record.atEpochMs)}</span></span>
    <span role="gridcell" class="in-dir" title=${direction}
      >${icon(record.direction === 'to-host' ? 'to-room' : 'to-pane', 'is-s is-flip')}<span class="hidden-text"
        >${direction}</span
      ></span
    >
    <span role="gridcell" class="in-name" title=${record.name}
      ><span class="cut"
        ><span class="ltr">${record.name}</span>${
          record.events !== undefined && record.events > 1
            ? html`<span class="in-batch"><span class="ltr">×${record.events}</span></span>`
            : nothing
        }</span
      ><small class="cut" dir="auto">${detail}</small></span
    >
    <span role="gridcell" class="in-detail cut" dir="auto" title=${detail}>${detail}</span>
    <span role="gridcell" class="in-who" title=${source.name}
      >${icon(source.icon, 'is-s')}<span class="hidden-text">${source.name}</span></span
    >
    <span role="gridcell" class="in-size"><span class="ltr">${writeSize(record.sizeBytes)}</span></span>
    <span role="gridcell" class="in-bar">${drawMark(record, row.axis)}</span>
    <span role="gridcell" class="in-took"><span class="ltr">${writeTook(record.tookMs)}</span></span>
    <span role="gridcell" class="in-result is-${tone}">${result}</span>
  </div>`;
}

function drawMark(record: WireRecord, axis: Axis): TemplateResult {
  const { isPoint, start, width } = placeOn(axis, record);
  return html`<i
    class="is-${record.kind} ${isPoint ? 'is-point' : ''}"
    style=${styleMap({ 'inset-inline-start': `${start}%`, ...(isPoint ? {} : { 'inline-size': `${width}%` }) })}
  ></i>`;
}
