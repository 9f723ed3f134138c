import { css, type CSSResult } from 'lit';

/** `acts`: what can be done with a message, over its upper edge. `act-note`: what is asked or said about it, below. */
export const actsStyles: CSSResult = css`
  .msg > .acts {
    position: absolute;
    z-index: 1;
    inset-block-start: -14px;
    inset-inline-end: 12px;
    display: flex;
    gap: 2px;
    padding: 1px;
    border: 1px solid var(--rp-line-control);
    border-radius: var(--rp-r-2);
    background: var(--rp-surface-raise);
    box-shadow: var(--rp-shadow);
  }
  .acts .emoji {
    font-size: 15px;
  }
  .act-note {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    margin-block: 4px 2px;
    padding: 5px 6px;
    padding-inline-start: 10px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-3);
    background: var(--rp-surface);
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .act-note p {
    flex: 1 1 180px;
    min-inline-size: 0;
    display: flow-root;
    overflow-wrap: anywhere;
  }
  .act-note b {
    font-weight: 500;
    color: var(--rp-text);
  }
  .act-note > div {
    display: flex;
    gap: 4px;
  }
  .act-note.is-problem p {
    display: flex;
    gap: 8px;
    color: var(--rp-danger);
  }
  .btn.is-danger {
    border-color: transparent;
    background: var(--rp-danger-fill);
    color: var(--rp-on-accent);
  }
  .btn.is-danger:hover {
    background: color-mix(in srgb, var(--rp-danger-fill) 90%, black);
  }
  @media (forced-colors: active) {
    .btn.is-danger {
      border-color: ButtonText;
    }
  }
`;
