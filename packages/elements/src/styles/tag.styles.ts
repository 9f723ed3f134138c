import { css, type CSSResult } from 'lit';

export const tagStyles: CSSResult = css`
  .tag {
    display: inline-flex;
    align-items: center;
    flex: none;
    gap: 4px;
    block-size: 18px;
    max-inline-size: 100%;
    padding-inline: 6px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-1);
    font: var(--rp-type-micro);
    color: var(--rp-text-2);
    white-space: nowrap;
  }
  .tag.is-warn {
    color: var(--rp-warn);
    border-color: var(--rp-warn-line);
    background: var(--rp-warn-soft);
  }
  @media (forced-colors: active) {
    .tag {
      border-color: CanvasText;
    }
  }
`;
