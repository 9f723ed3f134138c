import { html, type TemplateResult } from 'lit';
import { icon } from './icons.ts';

/** The message that a link led to is not to be had: the room is there all the same. */
export function drawLostMessage(onDismiss: () => void): TemplateResult {
  return html`<div class="lost" role="status">
    <p><b>The message of this link was not found.</b> This room does not have it, or not any more.</p>
    <button class="btn is-s is-ghost is-icon" aria-label="Dismiss" title="Dismiss" @click=${onDismiss}>
      ${icon('x', 'is-s')}
    </button>
  </div>`;
}
