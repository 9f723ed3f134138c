import { css, type CSSResult } from 'lit';

export const attachmentsStyles: CSSResult = css`
  .files {
    padding: 0;
    margin-block: 4px 2px;
  }
  .file + .file {
    margin-block-start: 2px;
  }
  .file > div {
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 20px;
    font: var(--rp-type-ui);
  }
  .file > div > .icon {
    color: var(--rp-text-3);
  }
  .file a {
    text-decoration: none;
  }
  .file small {
    flex: none;
    font: var(--rp-type-small);
    color: var(--rp-text-3);
  }
  .file small.is-problem {
    color: var(--rp-danger);
  }
  /* Its height is known before the picture is: nothing moves when it comes. */
  .file img {
    display: block;
    block-size: 200px;
    max-inline-size: 100%;
    margin-block-start: 4px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-3);
    background: var(--rp-fill);
    object-fit: contain;
  }
`;
