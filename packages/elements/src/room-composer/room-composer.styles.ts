import { css, type CSSResult } from 'lit';

export const roomComposerStyles: CSSResult = css`
  :host {
    container-type: inline-size;
    padding: 0 16px 12px;
    background: var(--rp-surface);
  }
  .dock {
    display: grid;
  }
  .dock .notice {
    border-end-start-radius: 0;
    border-end-end-radius: 0;
    border-block-end: 0;
  }
  .dock .notice + .notice {
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
  .dock .notice + .composer {
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
  .composer {
    min-inline-size: 0;
    border: 1px solid var(--rp-line-control);
    border-radius: var(--rp-r-3);
    background: var(--rp-surface);
  }
  .composer:focus-within {
    border-color: var(--rp-focus);
  }
  .composer:has(:is(.title, .draft):focus-visible) {
    outline: 1px solid var(--rp-focus);
    outline-offset: -1px;
  }
  .words {
    display: grid;
  }
  .words > * {
    grid-area: 1 / 1;
  }
  .title,
  .draft,
  .faults {
    display: block;
    inline-size: 100%;
    margin: 0;
    border: 0;
    background: none;
    outline: none;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .title {
    padding: 8px 12px 2px;
    font: 600 14px/20px var(--rp-font-ui);
    letter-spacing: var(--rp-tight);
  }
  .draft,
  .faults {
    padding: 8px 12px 4px;
    min-block-size: 32px;
    max-block-size: 168px;
    font: var(--rp-type-body);
  }
  .draft {
    resize: none;
    field-sizing: content;
  }
  .faults {
    overflow: auto;
    scrollbar-color: transparent transparent;
    color: transparent;
    pointer-events: none;
    forced-color-adjust: none;
  }
  .faults > p {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: break-word;
    unicode-bidi: plaintext;
  }
  .faults mark {
    background: none;
    color: transparent;
    text-decoration: underline wavy var(--rp-danger) 1px;
    text-underline-offset: 3px;
    text-decoration-skip-ink: none;
  }
  .is-story :is(.draft, .faults) {
    padding-block-start: 2px;
    min-block-size: 86px;
    max-block-size: 260px;
  }
  .composer[aria-busy='true'] .draft,
  .draft[readonly] {
    color: var(--rp-text-2);
  }
  ::placeholder {
    color: var(--rp-text-3);
    opacity: 1;
  }
  .tools {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 5px;
    padding-inline-start: 6px;
  }
  .grow {
    flex: 1;
  }
  .hint {
    font: var(--rp-type-small);
    color: var(--rp-text-3);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .hint.is-problem {
    color: var(--rp-danger);
  }
  .hint.is-near {
    color: var(--rp-warn);
  }
  .send {
    inline-size: 32px;
    padding: 0;
  }
  .btn.send[aria-disabled='true'] {
    background: var(--rp-fill-hover);
    border-color: transparent;
  }
  .closed {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    font: var(--rp-type-ui);
    color: var(--rp-text-2);
  }
  .closed .icon {
    color: var(--rp-text-3);
  }
  .closed + .draft {
    border-block-start: 1px solid var(--rp-line-soft);
  }
  @container (max-width: 420px) {
    .hint.is-keys,
    .composer:has(.hint:not(.is-keys)) .important span {
      display: none;
    }
  }
  @container (max-width: 320px) {
    .important span {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .composer:focus-within {
      border-color: Highlight;
    }
  }
`;
