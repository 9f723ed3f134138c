import { css, type CSSResult } from 'lit';

/** One grid, one name style. Kinds differ by a tag or a ground, not by a new layout. */
export const messageStyles: CSSResult = css`
  .divider {
    flex: none;
    display: flex;
    align-items: center;
    gap: 12px;
    padding-inline: 16px;
    margin-block: 4px;
    font: 500 12px/20px var(--rp-font-ui);
    color: var(--rp-text-3);
  }
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--rp-line);
  }
  .divider.is-unread {
    color: var(--rp-accent-text);
    margin-block: 4px 0;
  }
  .divider.is-unread::before {
    border-color: var(--rp-accent);
  }
  .divider.is-unread::after {
    content: none;
  }
  .msg {
    flex: none;
    display: grid;
    grid-template-columns: var(--rp-avatar) minmax(0, 1fr);
    column-gap: 12px;
    padding: var(--rp-msg-pad) 16px;
    margin-block-start: calc(var(--rp-msg-gap) - var(--rp-msg-pad) * 2);
    position: relative;
  }
  .msg.is-next {
    margin-block-start: 0;
    padding-block-start: 0;
  }
  .msg > .av {
    margin-block-start: 2px;
  }
  .gutter {
    font: 400 11px/20px var(--rp-font-ui);
    color: var(--rp-text-3);
    font-variant-numeric: tabular-nums;
    text-align: center;
    white-space: nowrap;
    opacity: 0;
  }
  .msg:hover > .gutter {
    opacity: 1;
  }
  .msg:hover {
    background: var(--rp-fill);
  }
  .msg.is-alert {
    background: var(--rp-warn-soft);
    padding-block: calc(var(--rp-msg-pad) + 4px);
    margin-block: var(--rp-msg-pad) 4px;
  }
  .msg.is-leaving .text {
    color: var(--rp-text-2);
  }
  .msg.is-leaving > .spin {
    justify-self: center;
    margin-block-start: 4px;
  }
  .msg.is-target {
    background: var(--rp-accent-soft);
  }
  .msg:focus-visible {
    outline-offset: -2px;
  }
  .body {
    grid-column: 2;
    min-inline-size: 0;
  }
  .msg header {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 20px;
    min-inline-size: 0;
  }
  .msg header b {
    font: var(--rp-type-name);
  }
  .msg header time {
    flex: none;
    font: var(--rp-type-small);
    color: var(--rp-text-3);
    font-variant-numeric: tabular-nums;
  }
  .tag.is-via {
    flex: 0 1 auto;
    min-inline-size: 0;
  }
  .msg footer {
    font: 400 12px/20px var(--rp-font-ui);
    color: var(--rp-text-3);
  }
  .text {
    font: var(--rp-type-body);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .removed {
    font: var(--rp-type-ui);
    color: var(--rp-text-3);
  }
  .reply {
    display: flex;
    align-items: baseline;
    gap: 6px;
    max-inline-size: 100%;
    padding: 0;
    padding-inline-start: 8px;
    border: 0;
    border-inline-start: 2px solid var(--rp-line-control);
    background: none;
    font: 400 12px/20px var(--rp-font-ui);
    color: var(--rp-text-2);
    text-align: start;
  }
  .reply b {
    flex: none;
    max-inline-size: 50%;
    font-weight: 500;
  }
  .reply:hover {
    color: var(--rp-text);
    border-color: var(--rp-line-state);
  }
  .reactions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 0;
    margin-block: 4px 2px;
  }
  .reaction {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 12em;
    block-size: 22px;
    padding-inline: 7px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-full);
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  button.reaction {
    background: none;
  }
  button.reaction:hover {
    border-color: var(--rp-line-state);
    color: var(--rp-text);
  }
  .reaction.is-own {
    border-color: var(--rp-accent-line);
    background: var(--rp-accent-soft);
    color: var(--rp-accent-text);
    font-weight: 500;
  }
  .reaction.is-rest {
    border-color: transparent;
    padding-inline: 2px;
    color: var(--rp-text-3);
  }
  /* Underlined against the look: among words, colour alone does not tell a link. */
  .text :is(a, .link) {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
    text-underline-offset: 2px;
  }
  .text :is(a, .link):hover {
    text-decoration-color: currentColor;
  }
  .text strong {
    font-weight: 600;
  }
  .text code {
    padding: 1px 4px;
    border-radius: var(--rp-r-1);
    background: var(--rp-fill-hover);
    font: var(--rp-type-code);
    direction: ltr;
    unicode-bidi: isolate;
  }
  .text blockquote {
    margin-block: 2px;
    padding-inline-start: 10px;
    border-inline-start: 1px solid var(--rp-line-state);
    color: var(--rp-text-2);
  }
  .text .link {
    white-space: pre-wrap;
    text-align: start;
  }
  .mention {
    color: var(--rp-accent-text);
    font-weight: 500;
  }
  .story {
    margin-block-start: 4px;
    padding: 10px 12px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-3);
  }
  .msg:hover .story {
    background: var(--rp-surface);
  }
  .story h3 {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    font: 600 14px/20px var(--rp-font-ui);
    letter-spacing: var(--rp-tight);
  }
  .story h3 .icon {
    color: var(--rp-text-3);
    margin-block-start: 2px;
  }
  .story h3 > span {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .story h3 .link {
    font: 500 12px/20px var(--rp-font-ui);
    letter-spacing: 0;
  }
  .story .text {
    margin-block-start: 2px;
    color: var(--rp-text-2);
    font-size: 13px;
    line-height: 18px;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .story.is-open .text {
    display: block;
  }
  @media (forced-colors: active) {
    .msg.is-alert {
      outline: 1px solid CanvasText;
      outline-offset: -1px;
    }
    .reaction.is-own {
      border-color: Highlight;
    }
    .msg.is-target {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
