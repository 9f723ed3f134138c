import { css, type CSSResult } from 'lit';

/** What every element starts from: the box, quiet defaults, the focus ring, the stillness that people may ask for. */
export const baseStyles: CSSResult = css`
  :host {
    display: block;
    box-sizing: border-box;
    font: var(--rp-type-ui);
    color: var(--rp-text);
    -webkit-font-smoothing: antialiased;
  }
  /*
   * The elements' own sentences are English, whatever the page is, and names are what they are: each is read and cut by
   * its own direction, and stands where the page begins.
   */
  :host(:dir(ltr)) {
    text-align: left;
  }
  :host(:dir(rtl)) {
    text-align: right;
  }
  p,
  small,
  h2,
  h3,
  .cut,
  .hint,
  :is(.bar, .closed, .note) > span {
    unicode-bidi: plaintext;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  blockquote,
  pre,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  /* Not 'none': Safari takes that for “this is no list”. */
  ul {
    list-style-type: '';
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    cursor: default;
  }
  a {
    color: var(--rp-accent-text);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--rp-focus);
    outline-offset: 2px;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .faint {
    color: var(--rp-text-3);
  }
  .small {
    font: var(--rp-type-small);
  }
  .code {
    font: var(--rp-type-code);
    font-variant-ligatures: none;
  }
  .ltr {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-inline-size: 0;
  }
  .hidden-text {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    inline-size: 16px;
    block-size: 16px;
    flex: none;
    display: block;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.is-s {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 1.6;
  }
  .icon.is-xs {
    inline-size: 12px;
    block-size: 12px;
    stroke-width: 1.8;
  }
  .icon.is-flip:dir(rtl) {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    .icon {
      forced-color-adjust: auto;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 1ms !important;
      scroll-behavior: auto !important;
    }
  }
`;
