import { css, type CSSResult } from 'lit';
import { messageStyles } from '../room-messages/message.styles.ts';
import { avatarStyles } from '../styles/avatar.styles.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { buttonStyles } from '../styles/button.styles.ts';
import { dotStyles } from '../styles/dot.styles.ts';
import { tagStyles } from '../styles/tag.styles.ts';

const outboxStyles = css`
  :host {
    background: var(--rp-surface);
  }
  ul {
    display: flow-root;
  }
  .text.is-kept,
  .title {
    color: var(--rp-text-2);
  }
  .title {
    font: 600 14px/20px var(--rp-font-ui);
    unicode-bidi: plaintext;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .text {
    max-block-size: 100px;
    overflow-y: auto;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 4px;
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .foot {
    font: 400 12px/20px var(--rp-font-ui);
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 10px;
    color: var(--rp-text-2);
  }
  .foot.is-stopped > .state {
    color: var(--rp-danger);
  }
  .state {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .state > :is(.icon, .spin) {
    display: inline-block;
    margin-inline-end: 5px;
    vertical-align: -2px;
  }
  .state > .spin {
    inline-size: 11px;
    block-size: 11px;
  }
  .state > .link {
    margin-inline-start: 10px;
  }
  .link.is-danger {
    color: var(--rp-danger);
  }
  @media (pointer: coarse) {
    .foot .link {
      padding-block: 8px;
    }
  }
`;

export const roomOutboxStyles: CSSResult[] = [
  baseStyles,
  buttonStyles,
  avatarStyles,
  tagStyles,
  messageStyles,
  dotStyles,
  outboxStyles,
];
