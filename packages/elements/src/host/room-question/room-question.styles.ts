import { css, type CSSResult } from 'lit';

export const roomQuestionStyles: CSSResult = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: 420px;
    max-inline-size: calc(100% - 32px);
    max-block-size: calc(100dvb - 32px);
    padding: 0;
    border: 1px solid var(--rp-line-control);
    border-radius: var(--rp-r-4);
    background: var(--rp-surface-raise);
    color: inherit;
    box-shadow: var(--rp-shadow);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--rp-scrim);
  }
  header {
    display: flex;
    gap: 12px;
    padding: 16px 16px 12px;
  }
  header > div {
    min-inline-size: 0;
    align-self: center;
  }
  h2 {
    font: var(--rp-type-title);
    letter-spacing: var(--rp-tight);
    overflow-wrap: anywhere;
  }
  .tile {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-2);
    background: var(--rp-surface);
    color: var(--rp-text-2);
  }
  .text {
    padding: 0 16px 12px;
    max-block-size: 30dvb;
    overflow: auto;
    overflow-wrap: anywhere;
    white-space: pre-line;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .text.is-quoted {
    font: var(--rp-type-body);
  }
  .post {
    margin: 0 16px 16px;
    padding: 8px 12px;
    max-block-size: 176px;
    overflow: auto;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-3);
    background: var(--rp-surface);
  }
  .post h3 {
    font: 600 14px/20px var(--rp-font-ui);
  }
  .post :is(h3, .words) {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .words {
    font: var(--rp-type-body);
  }
  .tags {
    display: flex;
    gap: 4px;
    margin-block-end: 4px;
  }
  .post .diff {
    padding: 0;
    border: 0;
    max-block-size: none;
    background: none;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--rp-line);
    background: var(--rp-fill);
  }
  .grow {
    flex: 1;
  }
  @media (forced-colors: active) {
    .tile,
    .post {
      border-color: CanvasText;
    }
  }
`;
