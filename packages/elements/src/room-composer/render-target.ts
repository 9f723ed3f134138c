import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from '../icons.ts';
import type { DraftTarget } from './draft-target.ts';

/** The line is cut by its width; this bounds what is put into the document. */
const MAX_CHARS = 160;

/** The strip over the field: what is answered or changed, and the way to leave that. */
export function renderTarget({ type, message }: DraftTarget, meId: string, leave: () => void): TemplateResult {
  const isEdit = type === 'edit';
  const words = (message?.title ?? message?.body.text ?? '').slice(0, MAX_CHARS).replace(/\s+/gu, ' ');
  const author = message?.author.id === meId ? 'yourself' : message?.author.name;
  const label = isEdit ? 'Stop changing the message' : 'Do not answer';
  const what = isEdit
    ? html`<b>Changing your message</b>`
    : html`<b>Answering <bdi>${author ?? 'an earlier message'}</bdi></b>`;
  return renderStrip(isEdit ? 'edit' : 'reply', html`${what} <bdi>${words}</bdi>`, { label, leave });
}

/** The same for a post that is kept. */
export function renderChanging(leave: () => void): TemplateResult {
  const label = 'Leave the post as it was';
  return renderStrip('edit', html`<b>Changing a post that is not sent yet</b>`, { label, leave });
}

function renderStrip(
  sign: IconName,
  what: TemplateResult,
  { label, leave }: { readonly label: string; readonly leave: () => void },
): TemplateResult {
  return html`<div class="strip" part="target">
    ${icon(sign, 'is-s')}
    <span class="cut">${what}</span>
    <button class="btn is-s is-ghost is-icon" type="button" aria-label=${label} title="${label} (Esc)" @click=${leave}>
      ${icon('x', 'is-s')}
    </button>
  </div>`;
}
