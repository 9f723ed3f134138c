import {
  type FittedField,
  type FittedRows,
  type FittedTemplate,
  type FittedValue,
  writeValue,
} from '@roompane/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';

const ARROWS = { up: 'rise', down: 'fall' } as const;

export interface FittedOptions {
  readonly locale: string | undefined;
  /** Shows the message's own text instead. */
  readonly showText: () => void;
}

/** What a template makes of a message's data: a list of values with their labels, and a table. */
export function renderFitted(
  { template, fields, rows }: FittedTemplate,
  { locale, showText }: FittedOptions,
): TemplateResult {
  const { title } = template;
  return html`<div class="card" part="card">
    <div class="card-head">
      ${title === undefined ? nothing : html`<h3 class="cut">${title}</h3>`}
      <button class="link" type="button" @click=${showText}>Show as text</button>
    </div>
    ${fields.length > 0 ? renderFields(fields, locale) : nothing}
    ${rows?.rows.length ? renderRows(rows, template, locale) : nothing}
  </div>`;
}

/** The row of a table in a line: its first value names it, and needs no label to be seen. */
export function renderFirstRow({ labels, rows }: FittedRows, locale: string | undefined): TemplateResult {
  const [row = []] = rows;
  const fields = row.flatMap((value, column) => (value ? { ...value, label: labels[column] ?? '' } : []));
  return renderFields(fields, locale, row[0] ? 'is-named' : '');
}

export function renderFields(
  fields: readonly FittedField[],
  locale: string | undefined,
  className: '' | 'is-named' = '',
): TemplateResult {
  return html`<dl class="fields ${className}">
    ${fields.map(
      (field) =>
        html`<div>
          <dt><bdi>${field.label}</bdi></dt>
          <dd>${renderValue(field, locale)}</dd>
        </div>`,
    )}
  </dl>`;
}

function renderRows(
  { labels, rows, restCount }: FittedRows,
  { title }: FittedTemplate['template'],
  locale: string | undefined,
): TemplateResult {
  // Four columns fit into the narrowest room; more can be scrolled, by keys too.
  const tabindex = labels.length > 4 ? 0 : nothing;
  return html`<div class="table" role="group" aria-label=${title ?? 'Table'} tabindex=${tabindex}>
      <table>
        <thead>
          <tr>
            ${labels.map((label, column) => html`<th scope="col" class=${alignment(rows[0]?.[column])}><bdi>${label}</bdi></th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map((value, column) => renderCell(value, column, locale))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${restCount > 0 ? html`<p class="small faint">and ${restCount} more</p>` : nothing}`;
}

function renderCell(value: FittedValue | undefined, column: number, locale: string | undefined): TemplateResult {
  const words = value ? renderValue(value, locale) : nothing;
  return column === 0 ? html`<th scope="row">${words}</th>` : html`<td class=${alignment(value)}>${words}</td>`;
}

/** Figures stand at the end, so that their digits are below each other. */
function alignment(value: FittedValue | undefined): string {
  return typeof value?.value === 'number' ? 'is-figure' : '';
}

function renderValue(fitted: FittedValue, locale: string | undefined): TemplateResult {
  const { text, direction } = writeValue(fitted, locale);
  const words = html`<bdi class="num">${text}</bdi>`;
  const arrow = direction === 'up' || direction === 'down' ? icon(ARROWS[direction], 'is-xs') : nothing;
  const value = html`<span class="value is-${fitted.tone}">${arrow}${words}</span>`;
  if (fitted.href === undefined) return value;
  // The address is in the title, since the words can claim another.
  return html`<a href=${fitted.href} title=${fitted.href} target="_blank" rel="noopener noreferrer">${value}</a>`;
}
