import { html, nothing, type TemplateResult } from 'lit';
import type { RoomInfo, UnreadState } from '@roompane/protocol';
import { icon } from '../../icons.ts';
import { unreadBadge } from '../../internal/unread-badge.ts';

interface RoomLine {
  readonly info: RoomInfo;
  readonly unread: UnreadState | undefined;
  /** The reader is in it. */
  readonly isHere: boolean;
  /** `undefined` where it cannot be said. */
  readonly isFollowed: boolean | undefined;
  readonly onGo: () => void;
  readonly onFollow: (isOn: boolean) => void;
}

/** One line of a list of rooms. */
export function renderRoom({ info, unread, isHere, isFollowed, onGo, onFollow }: RoomLine): TemplateResult {
  const { title, description, topic, kind } = info;
  const said = topic || description;
  const label = `Follow ${title}`;
  return html`<li class=${isHere ? 'is-here' : ''} part="room">
    <button class="go" type="button" aria-current=${isHere ? 'true' : nothing} @click=${onGo}>
      ${icon(kind === 'auditorium' ? 'mega' : 'chat')}
      <span
        ><span class="name"
          ><b class="cut ${unread?.count ? 'is-unread' : ''}" title=${title}>${title}</b>${renderMarks(info)}</span
        ><small class="cut" title=${said}>${said}</small></span
      >
      ${unreadBadge(unread)}
    </button>
    ${
      isFollowed === undefined
        ? nothing
        : html`<button
            class="btn is-s is-ghost is-icon star"
            type="button"
            aria-label=${label}
            title=${label}
            aria-pressed=${isFollowed}
            @click=${() => onFollow(!isFollowed)}
          >
            ${icon('star')}
          </button>`
    }
  </li>`;
}

/** What is not said of a room that is open to everybody, to read and to write. */
function renderMarks({ kind, privacy }: RoomInfo): readonly unknown[] {
  const isSecret = privacy === 'secret';
  const words = isSecret ? 'Only its members know of it' : 'For members only';
  return [
    kind === 'auditorium' ? html` <span class="tag">Auditorium</span>` : nothing,
    isSecret ? html` <span class="tag">Secret</span>` : nothing,
    privacy === 'open'
      ? nothing
      : html` <span class="lock" title=${words}
          >${icon('lock', 'is-xs')}<span class="hidden-text">${words}</span></span
        >`,
  ];
}
