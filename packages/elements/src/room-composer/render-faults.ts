import { html, nothing, type TemplateResult } from 'lit';
import { diffWords } from '../text/word-diff.ts';
import type { Composition } from './composition.ts';

/**
 * The words at fault, underlined where they stand: those that the fix of a stopped post would take away. A field marks no
 * words, so these are the same ones below it, unseen but for their lines.
 */
export function renderFaults({ notices, text }: Composition): TemplateResult | typeof nothing {
  const stopped = notices.find((notice) => notice.type === 'stopped');
  const { fix, draft } = stopped?.outcome ?? {};
  if (!fix || draft?.body.text !== text) return nothing;
  const parts = diffWords(text, fix.body.text).filter(({ type }) => type !== 'added');
  if (!parts.some(({ type }) => type === 'removed')) return nothing;
  return html`<div class="faults" part="faults" aria-hidden="true">
    <p>${parts.map(({ type, text: words }) => (type === 'removed' ? html`<mark>${words}</mark>` : words))}</p>
  </div>`;
}

/** Keeps the lines below their words. */
export function scrollFaults({ currentTarget }: Event): void {
  const field = currentTarget as HTMLElement;
  const faults = field.parentElement?.querySelector('.faults');
  if (faults) faults.scrollTop = field.scrollTop;
}
