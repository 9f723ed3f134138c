import { html, nothing } from 'lit';
import type { UnreadState } from '@roompane/protocol';

const MOST_SHOWN = 99;

/** How much is unread as a badge; nothing where all is read, or where nobody knows. Its look is `badgeStyles`. */
export function unreadBadge({ count, isAtLeast }: UnreadState = { count: 0, isAtLeast: false }): unknown {
  if (count === 0) return nothing;
  const words = isAtLeast || count > MOST_SHOWN ? `${Math.min(count, MOST_SHOWN)}+` : String(count);
  return html`<span class="badge num ltr" part="unread" title="${words} unread"
    >${words}<span class="hidden-text"> unread</span></span
  >`;
}
