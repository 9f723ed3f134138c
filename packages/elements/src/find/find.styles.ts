import { css, type CSSResult } from 'lit';

/** What a list of things found has beside its bar and headings. */
export const findStyles: CSSResult = css`
  .bar {
    display: grid;
    gap: 8px;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .fields > label {
    flex: 1 1 118px;
    min-inline-size: 0;
    display: grid;
    gap: 2px;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .fields :is(select, input) {
    inline-size: 100%;
    min-inline-size: 0;
    block-size: var(--rp-control);
    padding-inline: 6px;
    border: 1px solid var(--rp-line-control);
    border-radius: var(--rp-r-2);
    background: var(--rp-surface);
    color: var(--rp-text);
    font: var(--rp-type-ui);
  }
  .list {
    display: flex;
    flex-direction: column;
  }
  ul {
    flex: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-inline-end: 8px;
  }
  li:hover {
    background: var(--rp-fill);
  }
  li.is-here {
    background: var(--rp-accent-soft);
  }
  .go {
    flex: 1;
    min-inline-size: 0;
    display: flex;
    align-items: flex-start;
    gap: 12px;
    min-block-size: var(--rp-row);
    padding: 5px 16px;
    padding-inline-end: 4px;
    border: 0;
    background: none;
    text-align: inherit;
  }
  .go:focus-visible {
    outline-offset: -2px;
  }
  .go > .icon {
    margin-block-start: 2px;
    color: var(--rp-text-3);
  }
  .go > span {
    flex: 1;
    min-inline-size: 0;
  }
  .go b {
    display: block;
    font: 500 13px/18px var(--rp-font-ui);
  }
  .go b time {
    margin-inline-start: 6px;
    font: var(--rp-type-small);
    color: var(--rp-text-3);
  }
  .go small {
    display: block;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .go small.lines {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .note {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 16px;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .note > span:first-of-type {
    flex: 1;
  }
  @media (forced-colors: active) {
    li.is-here {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
