import { css, type CSSResult } from 'lit';
import { avatarStyles } from '../styles/avatar.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { dotStyles } from '../styles/dot.styles.ts';
import { placeStyles } from '../styles/place.styles.ts';
import { tagStyles } from '../styles/tag.styles.ts';
import { actsStyles } from './acts.styles.ts';
import { attachmentsStyles } from './attachments.styles.ts';
import { cardStyles } from './card.styles.ts';
import { messageStyles } from './message.styles.ts';

const listStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    container: room-messages / inline-size;
    background: var(--rp-surface);
  }
  .log {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-anchor: none;
    /* What gets the focus is not under the day. */
    scroll-padding-block-start: 36px;
    display: flex;
    flex-direction: column;
  }
  .log:focus-visible {
    outline-offset: -2px;
  }
  .lead {
    flex: none;
    display: flow-root;
    margin-block-start: auto;
    padding-block-end: 4px;
  }
  .rows {
    flex: none;
  }
  .tail {
    flex: none;
    display: flow-root;
    padding-block-end: 10px;
  }
  .before,
  .row {
    display: flow-root;
    contain: layout style;
  }
  .before {
    display: flex;
    flex-direction: column;
  }
  .more {
    display: flex;
    inline-size: fit-content;
    margin: 4px auto;
  }
  .end {
    padding: 4px 16px;
    font: var(--rp-type-small);
    color: var(--rp-text-3);
    text-align: center;
  }
  .end .link {
    margin-inline-start: 4px;
  }
  .day {
    position: absolute;
    inset-block-start: 8px;
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    padding: 2px 10px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-full);
    background: var(--rp-surface-raise);
    font: 500 12px/18px var(--rp-font-ui);
    color: var(--rp-text-2);
    pointer-events: none;
    contain: layout style;
    visibility: hidden;
  }
  .day[data-shown] {
    visibility: visible;
  }
  .newest {
    position: absolute;
    inset-block-end: 10px;
    inset-inline: 0;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .newest .btn {
    pointer-events: auto;
    border-radius: var(--rp-r-full);
    background: var(--rp-surface-raise);
    box-shadow: var(--rp-shadow);
  }
  .newest .btn:hover {
    background: var(--rp-fill-hover);
  }
  .newest .btn.is-new {
    color: var(--rp-accent-text);
  }
  .newest .btn.is-new .icon {
    color: inherit;
  }
  .bar {
    flex: none;
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 6px 8px 6px 16px;
    padding-inline: 16px 8px;
    border-block: 1px solid var(--rp-warn-line);
    background: var(--rp-warn-soft);
    font: var(--rp-type-small);
  }
  .bar > .icon {
    color: var(--rp-warn);
  }
  .bar > span {
    flex: 1;
    min-inline-size: 0;
  }
  .bones .msg {
    margin-block-end: 12px;
  }
  .bones .msg:hover {
    background: none;
  }
  .bones .bone {
    margin-block: 5px;
  }
  .bones.is-still .bone {
    animation: none;
  }
`;

export const roomMessagesStyles: CSSResult[] = [
  baseStyles,
  buttonStyles,
  avatarStyles,
  tagStyles,
  placeStyles,
  messageStyles,
  cardStyles,
  actsStyles,
  attachmentsStyles,
  dotStyles,
  listStyles,
];
