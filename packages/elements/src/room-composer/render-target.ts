import { html, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import type { DraftTarget } from './draft-target.ts';

/** The line is cut by its width; this bounds what is put into the document. */
const MAX_CHARS = 160;

/** The strip over the field: what is answered or changed, and the way to leave that. */
export function renderTarget({ type, message }: DraftTarget, meId: string, leave: () => void): TemplateResult {
  const isEdit = type === 'edit';
  const words = (message?.title ?? message?.body.text ?? '').slice(0, MAX_CHARS).replace(/\s+/gu, ' ');
  const author = message?.author.id === meId ? 'yourself' : message?.author.name;
  const label = isEdit ? 'Stop changing the message' : 'Do not answer';
  return html`<div class="strip" part="target">
    ${icon(isEdit ? 'edit' : 'reply', 'is-s')}
    <span class="cut">
      ${isEdit ? html`<b>Changing your message</b>` : html`<b>Answering <bdi>${author ?? 'an earlier message'}</bdi></b>`}
      <bdi>${words}</bdi>
    </span>
    <button class="btn is-s is-ghost is-icon" type="button" aria-label=${label} title="${label} (Esc)" @click=${leave}>
      ${icon('x', 'is-s')}
    </button>
  </div>`;
}
