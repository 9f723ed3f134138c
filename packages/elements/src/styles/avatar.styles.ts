import { css, type CSSResult } from 'lit';

/** The grounds are six; which is whose says `whoOf`. */
const grounds: CSSResult = css`
  .av[data-who='1'] {
    background: var(--rp-who-1);
    color: var(--rp-who-1-text);
  }
  .av[data-who='2'] {
    background: var(--rp-who-2);
    color: var(--rp-who-2-text);
  }
  .av[data-who='3'] {
    background: var(--rp-who-3);
    color: var(--rp-who-3-text);
  }
  .av[data-who='4'] {
    background: var(--rp-who-4);
    color: var(--rp-who-4-text);
  }
  .av[data-who='5'] {
    background: var(--rp-who-5);
    color: var(--rp-who-5-text);
  }
  .av[data-who='6'] {
    background: var(--rp-who-6);
    color: var(--rp-who-6-text);
  }
`;

export const avatarStyles: CSSResult = css`
  .av {
    flex: none;
    display: inline-grid;
    place-items: center;
    inline-size: var(--rp-avatar);
    block-size: var(--rp-avatar);
    border-radius: 50%;
    font: 600 11px/1 var(--rp-font-ui);
    font-size: max(9px, calc(var(--rp-avatar) * 0.393));
    letter-spacing: 0.01em;
    background: var(--rp-fill-hover);
    color: var(--rp-text-2);
  }
  .av.is-bot {
    border-radius: 25%;
    background: var(--rp-fill);
    box-shadow: inset 0 0 0 1px var(--rp-line);
  }
  .av.is-s {
    inline-size: 22px;
    block-size: 22px;
    font-size: 9px;
  }
  @media (forced-colors: active) {
    .av {
      border: 1px solid CanvasText;
    }
  }
  ${grounds}
`;
