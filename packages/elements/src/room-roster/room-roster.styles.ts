import { css, type CSSResult } from 'lit';

export const roomRosterStyles: CSSResult = css`
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
