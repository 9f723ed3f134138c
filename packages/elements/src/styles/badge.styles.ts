import { css, type CSSResult } from 'lit';

/** `badge`: a count of what is new. */
export const badgeStyles: CSSResult = css`
  .badge {
    flex: none;
    min-inline-size: 18px;
    block-size: 18px;
    padding-inline: 5px;
    border-radius: var(--rp-r-full);
    background: var(--rp-accent);
    color: var(--rp-on-accent);
    font: 600 11px/18px var(--rp-font-ui);
    text-align: center;
  }
  @media (forced-colors: active) {
    .badge {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
