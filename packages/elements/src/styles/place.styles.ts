import { css, type CSSResult } from 'lit';

/** `center`: what stands where nothing else does, with one thing to do. `bone`: a shape of what is on its way. */
export const placeStyles: CSSResult = css`
  .center {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 4px;
    padding: 16px 24px;
    text-align: center;
  }
  .center > .icon {
    inline-size: 24px;
    block-size: 24px;
    stroke-width: 1.1;
    color: var(--rp-text-3);
    margin-block-end: 8px;
  }
  .center b {
    font: var(--rp-type-name);
  }
  .center p {
    font: 400 13px/18px var(--rp-font-ui);
    color: var(--rp-text-2);
    max-inline-size: 36ch;
    text-wrap: balance;
  }
  .center p.code {
    font: var(--rp-type-code);
    color: var(--rp-text-3);
    margin-block-start: 12px;
  }
  .center .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
    margin-block-start: 12px;
  }
  .bone {
    display: block;
    block-size: 10px;
    border-radius: 3px;
    background: var(--rp-fill-hover);
    animation: bone 1.6s ease-in-out infinite alternate;
  }
  @keyframes bone {
    to {
      opacity: 0.55;
    }
  }
  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
