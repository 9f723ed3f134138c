import { css, type CSSResult } from 'lit';

export const roomRosterStyles: CSSResult = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--rp-surface);
  }
  .bar {
    flex: none;
    padding: 10px 12px;
    border-block-end: 1px solid var(--rp-line);
  }
  .list {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    padding-block-end: 8px;
  }
  .list:focus-visible {
    outline-offset: -2px;
  }
  h3 {
    display: flex;
    justify-content: space-between;
    padding: 10px 16px 4px;
    font: 500 12px/16px var(--rp-font-ui);
    color: var(--rp-text-3);
  }
  li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: var(--rp-row);
    padding-inline: 16px;
  }
  li > div {
    flex: 1;
    min-inline-size: 0;
  }
  li b {
    display: block;
    font: 500 13px/18px var(--rp-font-ui);
  }
  li small {
    display: block;
    font: var(--rp-type-small);
    color: var(--rp-text-3);
  }
  .note {
    padding: 10px 16px;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
`;
