import { css, type CSSResult } from 'lit';

/** `seg`: a fieldset of radios in one track. */
export const segmentedStyles: CSSResult = css`
  .seg {
    position: relative;
    display: flex;
    flex: none;
    padding: 2px;
    gap: 2px;
    block-size: var(--rp-control);
    border-radius: var(--rp-r-2);
    background: var(--rp-fill-hover);
  }
  .seg > legend {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .seg label {
    position: relative;
    flex: 1 1 auto;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    padding-inline: 8px;
    border-radius: 4px;
    border: 1px solid transparent;
    font: 500 12px/16px var(--rp-font-ui);
    color: var(--rp-text-2);
    white-space: nowrap;
  }
  .seg label:hover {
    color: var(--rp-text);
  }
  .seg input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
  }
  .seg label:has(:checked) {
    background: var(--rp-thumb);
    color: var(--rp-text);
    border-color: var(--rp-line);
  }
  .seg label:has(:focus-visible) {
    outline: 2px solid var(--rp-focus);
    outline-offset: 1px;
  }
  .seg.is-s {
    block-size: var(--rp-control-s);
  }
  @media (forced-colors: active) {
    .seg {
      border: 1px solid ButtonText;
    }
    .seg label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
