import { css, type CSSResult } from 'lit';

/** `notice`, and `diff` inside it: who did what to a post. */
export const noticeStyles: CSSResult = css`
  .notice {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    column-gap: 10px;
    align-items: center;
    padding: 7px 8px;
    padding-inline-start: 12px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-3);
    background: var(--rp-fill);
  }
  .notice > :is(.icon, .spin) {
    align-self: start;
    margin-block-start: 2px;
    color: var(--rp-text-2);
  }
  .notice > .ring {
    stroke-width: 1.8;
  }
  .notice > .ring > circle:first-of-type {
    stroke: var(--rp-accent-line);
  }
  .notice b {
    display: block;
    font: 500 13px/18px var(--rp-font-ui);
    overflow-wrap: anywhere;
  }
  .notice small {
    display: block;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
    overflow-wrap: anywhere;
  }
  .notice > .acts {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .notice:has(> .dismiss) {
    grid-template-columns: 16px minmax(0, 1fr) auto auto;
  }
  .notice > .dismiss {
    grid-column: 4;
    margin-inline-start: -6px;
  }
  .notice .full {
    grid-column: 2 / -1;
    margin-block: 6px 2px;
  }
  .notice.is-danger {
    background: var(--rp-danger-soft);
    border-color: var(--rp-danger-line);
  }
  .notice.is-danger :is(b, .icon:first-child) {
    color: var(--rp-danger);
  }
  .notice.is-warn {
    background: var(--rp-warn-soft);
    border-color: var(--rp-warn-line);
  }
  .notice.is-warn :is(b, .icon:first-child) {
    color: var(--rp-warn);
  }
  .notice.is-accent {
    background: var(--rp-accent-soft);
    border-color: var(--rp-accent-line);
  }
  .notice.is-accent :is(b, .icon:first-child) {
    color: var(--rp-accent-text);
  }
  .notice .btn .icon:first-child {
    color: var(--rp-text-2);
  }
  .notice .btn.is-ghost {
    color: var(--rp-text);
  }
  .why {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
    overflow-wrap: anywhere;
  }
  .diff {
    font: 400 13px/22px var(--rp-font-ui);
    max-block-size: 132px;
    overflow: auto;
    padding: 6px 10px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-2);
    background: var(--rp-surface);
    unicode-bidi: plaintext;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .diff > * {
    white-space: pre-wrap;
  }
  .diff :is(del, ins) {
    padding: 1px 2px;
    border-radius: 3px;
    box-decoration-break: clone;
  }
  .diff del {
    color: var(--rp-danger);
    background: var(--rp-danger-soft);
    text-decoration-thickness: 1px;
  }
  .diff ins {
    color: var(--rp-ok);
    background: var(--rp-ok-soft);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  @container (max-width: 640px) {
    .notice:is(:has(> .acts > :nth-child(4)), :has(> .dismiss):has(> .acts > :nth-child(3))) {
      grid-template-columns: 16px minmax(0, 1fr) auto;
      & > .acts {
        grid-area: 2 / 2 / auto / -1;
        margin-block-start: 6px;
        margin-inline-start: -8px;
      }
      & > .dismiss {
        grid-area: 1 / 3;
        align-self: start;
      }
    }
  }
  @container (max-width: 440px) {
    .notice.notice {
      grid-template-columns: 16px minmax(0, 1fr) auto;
    }
    .notice > .acts {
      grid-area: 2 / 2 / auto / -1;
      flex-wrap: wrap;
      margin-block-start: 6px;
      margin-inline-start: -8px;
    }
    .notice > .acts:has(> .btn:first-child:not(.is-ghost)) {
      margin-inline-start: 0;
    }
    .notice > .dismiss {
      grid-area: 1 / 3;
      align-self: start;
    }
    .notice .full {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .notice:is(.is-danger, .is-warn) {
      border-width: 2px;
    }
  }
`;
