import { css, type CSSResult } from 'lit';

/** `dot`, with a shape per state because colour is never alone, and `spin`. */
export const dotStyles: CSSResult = css`
  .dot {
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    border-radius: 4px;
    background: var(--rp-text-3);
  }
  .dot.is-ok {
    background: var(--rp-ok);
  }
  .dot.is-warn {
    background: var(--rp-warn);
    border-radius: 1px;
    rotate: 45deg;
    scale: 0.9;
  }
  .dot.is-danger {
    background: var(--rp-danger);
    border-radius: 1.5px;
  }
  .dot.is-hollow {
    background: none;
    border: 1.5px solid var(--rp-text-3);
  }
  .spin {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    border-radius: 50%;
    border: 1.5px solid var(--rp-line-control);
    border-block-start-color: var(--rp-accent);
    animation: spin 0.9s linear infinite;
  }
  @keyframes spin {
    to {
      rotate: 1turn;
    }
  }
  @media (forced-colors: active) {
    .dot.dot {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .dot.dot.is-hollow {
      background: Canvas;
      border-color: CanvasText;
    }
  }
`;
