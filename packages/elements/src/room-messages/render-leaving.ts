import { html, nothing, type TemplateResult } from 'lit';
import type { Message, Person } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { avatar } from '../internal/avatar.ts';
import { renderBody } from '../text/render-body.ts';
import type { LeavingDraft } from './leaving-drafts.ts';
import type { MessageLog } from './message-log.ts';
import { isOneGo } from './message-row.ts';

/** Posts on their way below the messages, as they will stand among them. */
export function renderLeaving(leaving: readonly LeavingDraft[], { room, window }: MessageLog): unknown {
  let before = window.before(window.end);
  return leaving.map((each) => {
    const message = toMessage(each, room.me, before);
    const isNext = isOneGo(message, before);
    before = message;
    return renderRow(message, isNext);
  });
}

/** At the time of the one before, so that the two stand as they would. */
function toMessage({ draft, via }: LeavingDraft, { id, name }: Pick<Person, 'id' | 'name'>, before?: Message): Message {
  const { kind, importance, title, body, key } = draft;
  return {
    id: key,
    ...{ kind, importance, body, key },
    ...(title === undefined ? {} : { title }),
    ...(via ? { via } : {}),
    author: { id, name, kind: 'user' },
    postedAtEpochMs: before?.postedAtEpochMs ?? 0,
    isRedacted: false,
  };
}

function renderRow(message: Message, isNext: boolean): TemplateResult {
  const { author, via, importance, kind, title, body } = message;
  return html`<article
    class="msg is-own is-leaving ${isNext ? 'is-next' : ''} ${importance === 'high' ? 'is-alert' : ''}"
    part="leaving"
    aria-busy="true"
  >
    ${isNext ? html`<span class="spin" title="Sending"></span>` : avatar(author)}
    <div class="body">
      ${
        isNext
          ? html`<span class="hidden-text">You, sending:</span>`
          : html`<header>
              <b>You</b> <span class="small faint">Sending</span>
              ${
                via
                  ? html`<span class="tag is-via"
                      >${icon('side', 'is-xs')}<span class="cut">via ${via.name}</span></span
                    >`
                  : nothing
              }
            </header>`
      }
      ${
        kind === 'story'
          ? html`<div class="story">
              <h3>${icon('story')}<span>${title}</span></h3>
            </div>`
          : html`<div class="text">${renderBody(body)}</div>`
      }
    </div>
  </article>`;
}
