import { css, type CSSResult } from 'lit';

/** `btn` with is-primary, is-ghost, is-icon, is-s; `link`, a button that reads as words. */
export const buttonStyles: CSSResult = css`
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    flex: none;
    block-size: var(--rp-control);
    padding-inline: 10px;
    border: 1px solid var(--rp-line-control);
    border-radius: var(--rp-r-2);
    background: var(--rp-surface);
    font: var(--rp-type-label);
    white-space: nowrap;
    transition:
      background var(--rp-fast) var(--rp-ease),
      border-color var(--rp-fast);
  }
  .btn:hover {
    background: var(--rp-fill-hover);
  }
  .btn:active {
    background: var(--rp-fill-press);
  }
  .btn .icon {
    color: var(--rp-text-2);
  }
  .btn.is-primary {
    background: var(--rp-accent);
    border-color: transparent;
    color: var(--rp-on-accent);
  }
  .btn.is-primary:hover {
    background: var(--rp-accent-hover);
  }
  .btn.is-primary .icon {
    color: inherit;
  }
  .btn.is-ghost {
    background: transparent;
    border-color: transparent;
    color: var(--rp-text-2);
  }
  .btn.is-ghost:hover,
  .btn.is-ghost[aria-pressed='true'] {
    background: var(--rp-fill-hover);
    color: var(--rp-text);
  }
  .btn.is-ghost[aria-pressed='true'] .icon {
    color: var(--rp-text);
  }
  .btn.is-icon {
    inline-size: var(--rp-control);
    padding: 0;
  }
  .btn.is-s {
    block-size: var(--rp-control-s);
    padding-inline: 8px;
    font-size: 12px;
    line-height: 16px;
  }
  .btn.is-s.is-icon {
    inline-size: var(--rp-control-s);
    padding: 0;
  }
  .btn:disabled,
  .btn[aria-disabled='true'] {
    color: var(--rp-text-3);
    background: var(--rp-fill);
    border-color: var(--rp-line);
  }
  .link {
    display: inline;
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    font: inherit;
    font-weight: 500;
    color: var(--rp-accent-text);
  }
  .link:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  @media (forced-colors: active) {
    .btn[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
