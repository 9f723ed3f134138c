import { html, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';

/** The way back to the newest message, and how many came. */
export function renderNewest(unreadCount: number, handleNewest: () => void): TemplateResult {
  const words =
    unreadCount === 0 ? 'Newest messages' : unreadCount === 1 ? '1 new message' : `${unreadCount} new messages`;
  return html`<div class="newest">
    <button class="btn is-s ${unreadCount ? 'is-new' : ''}" part="newest" type="button" @click=${handleNewest}>
      ${icon('down', 'is-s')}<bdi>${words}</bdi>
    </button>
  </div>`;
}

/** What is there stays; nothing new comes. */
export function renderStale(reason: string, handleRetry: () => void): TemplateResult {
  return html`<div class="bar" role="alert">
    ${icon('alert')}<span>New messages do not arrive. ${reason}</span>
    <button class="btn is-s" type="button" @click=${handleRetry}>Try again</button>
  </div>`;
}
