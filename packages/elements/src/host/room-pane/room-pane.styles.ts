import { css, type CSSResult } from 'lit';

export const roomPaneStyles: CSSResult = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
    container: room-pane / inline-size;
    background: var(--rp-surface);
  }
  header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 52px;
    padding-block: 8px;
    padding-inline: 16px 10px;
    border-block-end: 1px solid var(--rp-line);
  }
  header > div:first-of-type {
    flex: 1;
    min-inline-size: 0;
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
  h2 {
    font: var(--rp-type-title);
    letter-spacing: var(--rp-tight);
  }
  .state {
    display: flex;
    align-items: center;
    gap: 6px;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .state .spin {
    inline-size: 9px;
    block-size: 9px;
  }
  .grants {
    display: flex;
    align-items: center;
    gap: 6px;
    padding-inline: 8px;
    font: 500 12px/16px var(--rp-font-ui);
    color: var(--rp-text-2);
  }
  .buttons {
    display: flex;
    gap: 2px;
  }
  .stage {
    position: relative;
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  iframe {
    flex: 1;
    inline-size: 100%;
    min-block-size: 0;
    border: 0;
    background: var(--rp-surface);
  }
  iframe.is-covered {
    visibility: hidden;
  }
  .cover {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    overflow-y: auto;
    background: var(--rp-surface);
  }
  .cover .center {
    flex: 1 0 auto;
  }
  .bones {
    display: grid;
    gap: 18px;
    padding: 16px;
  }
  .bones > div {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .bones > div:first-child {
    justify-content: space-between;
    margin-block-end: 4px;
  }
  .bones .is-square {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 6px;
  }
  .bones > div > .bone:nth-child(3) {
    margin-inline-start: auto;
  }
  .steps {
    display: grid;
    gap: 8px;
    margin-block-end: 16px;
    text-align: start;
    color: var(--rp-text-2);
  }
  .steps li {
    display: grid;
    grid-template-columns: 16px 1fr auto;
    gap: 10px;
    align-items: center;
  }
  .steps li > :first-child {
    justify-self: center;
  }
  .steps .is-done .icon {
    color: var(--rp-ok);
  }
  .steps .is-now {
    color: var(--rp-text);
    font-weight: 500;
  }
  .steps .is-now .faint {
    font-weight: 400;
  }
  .steps .is-next {
    color: var(--rp-text-3);
  }
  .fix {
    inline-size: 100%;
    max-inline-size: 320px;
    display: grid;
    gap: 8px;
    margin-block-start: 12px;
    text-align: start;
  }
  .fix .seg {
    inline-size: 100%;
  }
  .fix .seg label {
    padding-inline: 4px;
  }
  .lines {
    position: relative;
    padding: 8px 10px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-2);
    background: var(--rp-fill);
  }
  .lines p {
    margin-block-end: 4px;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .lines pre {
    overflow-x: auto;
    direction: ltr;
    text-align: left;
    user-select: all;
  }
  .lines .btn {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
  }
  @container room-pane (max-width: 280px) {
    .grants {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .tile {
      border-color: CanvasText;
    }
  }
`;
