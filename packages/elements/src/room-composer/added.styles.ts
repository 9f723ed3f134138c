import { css, type CSSResult } from 'lit';

/** What stands with the words of a draft: `strip`, what it is about, and `files`. */
export const addedStyles: CSSResult = css`
  .strip {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 3px 4px;
    padding-inline-start: 12px;
    border-block-end: 1px solid var(--rp-line-soft);
    font: var(--rp-type-small);
    color: var(--rp-text-2);
  }
  .strip > .icon {
    color: var(--rp-text-3);
  }
  .strip > .cut {
    flex: 1;
  }
  .strip b {
    margin-inline-end: 6px;
    font-weight: 500;
    color: var(--rp-text);
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 4px 8px 2px;
    margin: 0;
    max-block-size: 96px;
    overflow-y: auto;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    padding-inline-start: 8px;
    border: 1px solid var(--rp-line);
    border-radius: var(--rp-r-2);
    font: var(--rp-type-small);
  }
  .file > .cut {
    max-inline-size: 22ch;
  }
  .file small {
    font: inherit;
    color: var(--rp-text-3);
    white-space: nowrap;
  }
  .file.is-problem,
  .file.is-problem :is(.icon:first-child, small) {
    border-color: var(--rp-danger-line);
    color: var(--rp-danger);
  }
  .file progress {
    inline-size: 56px;
    block-size: 4px;
    accent-color: var(--rp-accent);
  }
  .composer.is-target {
    border-color: var(--rp-focus);
    background: var(--rp-accent-soft);
  }
`;
