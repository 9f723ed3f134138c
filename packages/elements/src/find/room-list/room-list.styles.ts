import { css, type CSSResult } from 'lit';

export const roomListStyles: CSSResult = css`
  .name {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .go .name b {
    min-inline-size: 3em;
  }
  .go b.is-unread {
    font-weight: 600;
  }
  .lock {
    flex: none;
    display: flex;
    color: var(--rp-text-3);
  }
  .btn.star[aria-pressed='true']:not(:hover) {
    background: none;
  }
  .btn.star[aria-pressed='true'] .icon {
    fill: var(--rp-accent);
    color: var(--rp-accent);
  }
  .go .badge {
    flex: none;
    min-inline-size: 18px;
    align-self: center;
  }
  @media (forced-colors: active) {
    .btn.star[aria-pressed='true'] {
      background: none;
    }
    .btn.star[aria-pressed='true'] .icon {
      fill: Highlight;
      color: Highlight;
    }
  }
`;
