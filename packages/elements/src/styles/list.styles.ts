import { css, type CSSResult } from 'lit';

/** `bar` over a `list` that scrolls, with an `h3` over each part of it. */
export const listStyles: CSSResult = css`
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
`;
