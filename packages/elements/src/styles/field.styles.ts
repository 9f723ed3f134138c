import { css, type CSSResult } from 'lit';

/** `input`: the frame around a one-line field and its icon. */
export const fieldStyles: CSSResult = css`
  .input {
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: 100%;
    min-inline-size: 0;
    block-size: var(--rp-control);
    padding-inline: 8px;
    border: 1px solid var(--rp-line-control);
    border-radius: var(--rp-r-2);
    background: var(--rp-surface);
  }
  .input:focus-within {
    border-color: var(--rp-focus);
    outline: 2px solid var(--rp-focus);
    outline-offset: -1px;
  }
  .input > .icon {
    color: var(--rp-text-3);
  }
  .input input {
    flex: 1;
    min-inline-size: 0;
    inline-size: 100%;
    block-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    outline: none;
    appearance: none;
    text-overflow: ellipsis;
  }
  ::placeholder {
    color: var(--rp-text-3);
    opacity: 1;
  }
`;
