import { css, type CSSResult } from 'lit';

/** What templates draw: a card of values and a table, or one quiet line for many. */
export const cardStyles: CSSResult = css`
  .card {
    margin-block-start: 4px;
    padding: 8px 12px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-3);
    font: var(--rp-type-ui);
  }
  .msg:hover .card {
    background: var(--rp-surface);
  }
  .card-head {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }
  .card-head h3 {
    font: var(--rp-type-name);
  }
  .card-head .link {
    flex: none;
    margin-inline-start: auto;
    font: 500 12px/20px var(--rp-font-ui);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
    margin: 2px 0 0;
    min-inline-size: 0;
  }
  .fields > div {
    display: flex;
    align-items: baseline;
    gap: 6px;
    min-inline-size: 0;
  }
  .fields dt {
    flex: none;
    font: 400 12px/20px var(--rp-font-ui);
    color: var(--rp-text-3);
  }
  .fields dd {
    margin: 0;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .card .table {
    margin-block-start: 2px;
    overflow-x: auto;
  }
  .card table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .card :is(th, td) {
    padding: 2px 0;
    padding-inline-end: 16px;
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: break-word;
  }
  .card :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .card :is(th, td).is-figure {
    text-align: end;
    white-space: nowrap;
  }
  .card thead th {
    font: var(--rp-type-micro);
    color: var(--rp-text-3);
  }
  .card tbody th {
    font-weight: 500;
  }
  .card tbody tr {
    border-block-start: 1px solid var(--rp-line-soft);
  }
  .value {
    display: inline-flex;
    align-items: center;
    gap: 2px;
  }
  .value.is-good {
    color: var(--rp-ok);
  }
  .value.is-bad {
    color: var(--rp-danger);
  }
  .card a .value {
    color: inherit;
    text-decoration: inherit;
  }
  :is(.fold-button, .as-card) {
    margin-block-start: 2px;
    margin-inline-end: 12px;
    font: 500 12px/20px var(--rp-font-ui);
  }
  .msg.is-fold {
    padding-block: 2px;
    margin-block-start: 0;
  }
  .msg.is-fold > .gutter {
    /* Where a face is smaller than a time, that grows away from the words. */
    justify-self: end;
    opacity: 1;
  }
  .fold {
    display: flex;
    align-items: baseline;
    gap: 8px;
    font: 400 12px/20px var(--rp-font-ui);
    color: var(--rp-text-2);
  }
  .fold b {
    flex: 0 1 auto;
    font-weight: 500;
  }
  .fold .fields {
    flex: 1 1 0;
    gap: 0 12px;
    margin: 0;
    /* A value that has no room goes whole, and one that is cut says so: half of a figure would be another one. */
    block-size: 20px;
    overflow: hidden;
  }
  .fold .fields > div {
    display: block;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .fold .fields :is(dt, dd) {
    display: inline;
  }
  .fold .fields dd {
    margin-inline-start: 4px;
  }
  .fold .is-named > :first-child dt {
    position: absolute;
    inline-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .fold .value {
    display: inline;
  }
  .fold .value .icon {
    display: inline;
    vertical-align: -2px;
  }
  .fold .fold-button {
    flex: none;
    margin: 0;
    margin-inline-start: auto;
  }
  @container room-messages (inline-size < 360px) {
    .card {
      padding-inline: 8px;
    }
    /* The sign says the same. */
    .card td .icon {
      display: none;
    }
    .card :is(th, td) {
      padding-inline-end: 6px;
      font-size: 12px;
    }
  }
`;
