import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import type { Message } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { avatar } from '../internal/avatar.ts';
import type { Times } from '../internal/times.ts';
import { renderBody } from '../text/render-body.ts';
import type { MessageRow } from './message-rows.ts';

/** What rows need to know beside their message. */
export interface RowContext {
  readonly meId: string;
  readonly nowEpochMs: number;
  readonly times: Times;
  /** Ids of the stories that are open. */
  readonly openStories: ReadonlySet<string>;
  readonly toggleStory: (messageId: string) => void;
}

export function renderRow(row: MessageRow, context: RowContext): TemplateResult {
  switch (row.type) {
    case 'day':
      return html`<div class="divider">${context.times.day(row.epochMs, context.nowEpochMs)}</div>`;
    case 'gap':
      return html`<div class="divider">Messages are missing here</div>`;
    case 'unread':
      return html`<div class="divider is-unread">${row.count} unread</div>`;
    case 'message':
      return renderMessage(row.message, row.isNext, context);
  }
}

function renderMessage(message: Message, isNext: boolean, context: RowContext): TemplateResult {
  const isAlert = message.importance === 'high' && !message.isRedacted;
  const isOwn = message.author.id === context.meId;
  const classes = {
    msg: true,
    'is-next': isNext,
    'is-alert': isAlert,
    'is-own': isOwn,
    'is-removed': message.isRedacted,
  };
  return html`<article class=${classMap(classes)} part="message">
    ${isNext ? renderTime(message, context, 'gutter') : avatar(message.author)}
    <div class="body">
      ${isNext ? html`<span class="hidden-text">${nameOf(message, context)}:</span>` : renderHead(message, context)}
      ${renderContent(message, context)}
    </div>
  </article>`;
}

function renderHead(message: Message, context: RowContext): TemplateResult {
  const { author, via, importance, kind, isRedacted } = message;
  return html`<header>
    <b class="cut" title=${author.name}>${nameOf(message, context)}</b>
    ${author.kind === 'bot' ? html`<span class="tag">Bot</span>` : nothing} ${renderTime(message, context, '')}
    ${
      importance === 'high' && !isRedacted
        ? html`<span class="tag is-warn">${icon('bang', 'is-xs')}High importance</span>`
        : nothing
    }
    ${kind === 'story' && !isRedacted ? html`<span class="tag">Story</span>${renderReadingTime(message)}` : nothing}
    ${
      via
        ? html`<span class="tag is-via"
            >${icon('side', 'is-xs')}<span class="cut">via <bdi>${via.name}</bdi></span></span
          >`
        : nothing
    }
  </header>`;
}

function nameOf({ author }: Message, { meId }: RowContext): string {
  return author.id === meId ? 'You' : author.name;
}

function renderTime({ postedAtEpochMs }: Message, { times }: RowContext, className: string): TemplateResult {
  return html`<time
    class=${className}
    datetime=${new Date(postedAtEpochMs).toISOString()}
    title=${times.full(postedAtEpochMs)}
    ><span class="ltr">${times.time(postedAtEpochMs)}</span></time
  >`;
}

const WORDS_PER_MINUTE = 200;

function renderReadingTime({ body }: Message): unknown {
  const minutes = Math.round(body.text.split(/\s+/u).length / WORDS_PER_MINUTE);
  return minutes > 0 ? html`<span class="small faint">${minutes} min</span>` : nothing;
}

function renderContent(message: Message, context: RowContext): TemplateResult {
  if (message.isRedacted) return html`<div class="removed">This message was removed</div>`;
  const edited = message.editedAtEpochMs === undefined ? nothing : renderEdited(message.editedAtEpochMs, context);
  if (message.kind === 'story') return html`${renderStory(message, context)}${edited}`;
  return html`<div class="text" part="text">${renderBody(message.body)}</div>
    ${edited}`;
}

function renderEdited(epochMs: number, { times }: RowContext): TemplateResult {
  return html`<footer title=${times.full(epochMs)}>Edited</footer>`;
}

function renderStory({ id, title, body }: Message, { openStories, toggleStory }: RowContext): TemplateResult {
  const isOpen = openStories.has(id);
  return html`<div class="story ${isOpen ? 'is-open' : ''}" part="story">
    <h3>
      ${icon('story')}<span>${title}</span>
      <button class="link" type="button" aria-expanded=${isOpen} @click=${() => toggleStory(id)}>
        ${isOpen ? 'Close' : 'Read'}<span class="hidden-text"> “${title}”</span>
      </button>
    </h3>
    <div class="text" part="text">${renderBody(body)}</div>
  </div>`;
}
