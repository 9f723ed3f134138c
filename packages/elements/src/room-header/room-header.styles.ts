import { css, type CSSResult } from 'lit';

export const roomHeaderStyles: CSSResult = css`
  :host {
    container: room-header / inline-size;
    background: var(--rp-surface);
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 52px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--rp-line);
  }
  .words {
    flex: 1;
    min-inline-size: 0;
  }
  .title {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  h2 {
    font: var(--rp-type-title);
    letter-spacing: var(--rp-tight);
  }
  p {
    min-block-size: 16px;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .stack {
    display: flex;
    align-items: center;
  }
  .stack .av {
    box-shadow: 0 0 0 1.5px var(--rp-surface);
    margin-inline-start: -3px;
  }
  .stack .av:first-child {
    margin-inline-start: 0;
  }
  .stack .count {
    margin-inline-start: 6px;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  /* The name is worth more than faces. */
  @container room-header (max-width: 480px) {
    .stack {
      display: none;
    }
  }
  @container room-header (max-width: 420px) {
    header {
      padding-inline-end: 8px;
    }
  }
`;
