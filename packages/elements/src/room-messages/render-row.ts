import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import type { FittedTemplate, Message } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { avatar } from '../internal/avatar.ts';
import type { Times } from '../internal/times.ts';
import { renderBody } from '../text/render-body.ts';
import { authorName } from './author-name.ts';
import { fittedWords } from './fitted-words.ts';
import type { MessageReactions } from './message-reactions.ts';
import type { MessageRow } from './message-row.ts';
import type { MessageActs } from './message-acts.ts';
import type { MessageFiles } from './message-files.ts';
import { renderActs } from './render-acts.ts';
import { renderAttachments } from './render-attachments.ts';
import { renderFitted } from './render-fitted.ts';
import { renderFoldButton, renderFoldLine, type RowFold } from './render-fold.ts';
import { renderReactions, type ToggleReaction } from './render-reactions.ts';
import { renderReply } from './render-reply.ts';

/** What rows need to know beside their message. */
export interface RowContext {
  readonly acts: MessageActs;
  readonly files: MessageFiles;
  readonly meId: string;
  readonly nowEpochMs: number;
  readonly times: Times;
  /** What a template makes of a message's data. */
  readonly fit: (message: Message) => FittedTemplate | undefined;
  /** Ids of the messages whose text is drawn although a template fits them. */
  readonly asText: ReadonlySet<string>;
  readonly toggleText: (messageId: string) => void;
  /** Ids of the stories that are open. */
  readonly openStories: ReadonlySet<string>;
  readonly toggleStory: (messageId: string) => void;
  /** A message that is loaded. */
  readonly find: (messageId: string) => Message | undefined;
  readonly jump: (messageId: string) => void;
  readonly reactionsTo: (messageId: string) => MessageReactions | undefined;
  /** The message that was jumped to. */
  readonly targetId: string | undefined;
  /** Before this message the unread begin, and there are so many. */
  readonly unreadId: string | undefined;
  readonly unreadCount: number;
}

/** How a row is drawn, and its number among `setSize` messages, -1 when nobody knows how many. */
export interface RowPlace {
  readonly row: MessageRow;
  readonly number: number;
  readonly setSize: number;
  /** What else it stands for, where it is one of several that fold. */
  readonly fold?: RowFold | undefined;
}

/** A message, as its row holds it. */
export function renderMessage(
  message: Message,
  { row, number, setSize, fold }: RowPlace,
  context: RowContext,
): TemplateResult {
  const fitted = context.fit(message);
  const isAlert = message.importance === 'high' && !message.isRedacted;
  const classes = {
    msg: true,
    'is-next': row.isNext,
    'is-alert': isAlert,
    'is-own': message.author.id === context.meId,
    'is-removed': message.isRedacted,
    'is-fold': fold?.isLine === true,
    'is-target': message.id === context.targetId,
  };
  const isOpen = context.openStories.has(message.id);
  const answered = message.replyTo === undefined ? undefined : context.find(message.replyTo);
  const revision = context.reactionsTo(message.id)?.revision;
  const asText = context.asText.has(message.id);
  const { acts, meId, times } = context;
  const mayReact = acts.rightsOn(message).react;
  const foldKey = fold && `${fold.count} ${fold.isLine} ${fold.isOpen}`;
  return html`<article
    class=${classMap(classes)}
    part="message"
    tabindex="-1"
    data-message=${message.id}
    aria-posinset=${number}
    aria-setsize=${setSize}
  >
    ${guard(
      [
        message,
        row.isNext,
        isOpen,
        answered,
        revision,
        meId,
        times,
        fitted,
        asText,
        foldKey,
        mayReact,
        message.attachments && context.files.revision,
      ],
      () =>
        fitted && fold?.isLine
          ? html`${renderTime(message, context, 'gutter')}
            ${renderFoldLine(message, { fold, fitted, meId, locale: times.locale })}`
          : renderInner(message, { isNext: row.isNext, fold, fitted }, context),
    )}
    ${renderActs(message, acts)}
  </article>`;
}

/** What is drawn before a message, where something is. */
export function renderBefore(message: Message, row: MessageRow, context: RowContext): TemplateResult | undefined {
  return row.isDay || row.isGap || row.isUnread ? renderDividers(message, row, context) : undefined;
}

function renderDividers(message: Message, { isDay, isGap, isUnread }: MessageRow, context: RowContext): TemplateResult {
  const { times, nowEpochMs, unreadCount } = context;
  return html`${isGap ? html`<div class="divider">Messages are missing here</div>` : nothing}
  ${isDay ? html`<div class="divider">${times.day(message.postedAtEpochMs, nowEpochMs)}</div>` : nothing}
  ${isUnread ? html`<div class="divider is-unread"><bdi>${unreadCount} unread</bdi></div>` : nothing}`;
}

interface Inner {
  readonly isNext: boolean;
  readonly fold: RowFold | undefined;
  readonly fitted: FittedTemplate | undefined;
}

function renderInner(message: Message, { isNext, fold, fitted }: Inner, context: RowContext): TemplateResult {
  if (message.isRedacted) return renderRemoved(message, context);
  const name = authorName(message, context.meId);
  const drawn = fitted && !context.asText.has(message.id) ? fitted : undefined;
  return html`${isNext ? renderTime(message, context, 'gutter') : avatar(message.author)}
    <div class="body">
      ${isNext ? html`<span class="hidden-text">${name}:</span>` : renderHead(message, drawn !== undefined, context)}
      ${renderAnswered(message, context)}${drawn ? renderDrawn(message, drawn, context) : renderContent(message, context)}
      ${fitted && !drawn ? renderAsCard(message, context) : nothing} ${fold ? renderFoldButton(fold) : nothing}
      ${renderAttachments(message.attachments, { files: context.files, locale: context.times.locale })}
      ${renderReactions(context.reactionsTo(message.id), { meId: context.meId, toggle: toggleReaction(message, context.acts) })}
    </div>`;
}

function toggleReaction(message: Message, acts: MessageActs): ToggleReaction | undefined {
  if (!acts.rightsOn(message).react) return undefined;
  return (reaction, isOn) => acts.react(message, reaction, isOn);
}

function renderDrawn({ id }: Message, fitted: FittedTemplate, { times, toggleText }: RowContext): TemplateResult {
  return renderFitted(fitted, { locale: times.locale, showText: () => toggleText(id) });
}

function renderAsCard({ id }: Message, { toggleText }: RowContext): TemplateResult {
  return html`<button class="link as-card" type="button" @click=${() => toggleText(id)}>Show as card</button>`;
}

/** One quiet line: that there was something matters more than who is beside it. */
function renderRemoved(message: Message, context: RowContext): TemplateResult {
  const isOwn = message.author.id === context.meId;
  return html`${renderTime(message, context, 'gutter')}
    <div class="body removed">
      ${isOwn ? 'Your message was removed' : html`A message by <bdi>${message.author.name}</bdi> was removed`}
    </div>`;
}

function renderAnswered({ replyTo }: Message, { find, fit, jump, meId, times }: RowContext): unknown {
  if (replyTo === undefined) return nothing;
  const answered = find(replyTo);
  const fitted = answered && fit(answered);
  const words = fitted && fittedWords(fitted, times.locale);
  return renderReply({ answered, words, meId, jump: () => jump(replyTo) });
}

function renderHead(message: Message, isCard: boolean, context: RowContext): TemplateResult {
  const { author, via, importance, kind } = message;
  return html`<header>
    <b class="cut" title=${author.name}>${authorName(message, context.meId)}</b>
    ${author.kind === 'bot' ? html`<span class="tag">Bot</span>` : nothing} ${renderTime(message, context, '')}
    ${importance === 'high' ? html`<span class="tag is-warn">${icon('bang', 'is-xs')}High importance</span>` : nothing}
    ${kind === 'story' && !isCard ? html`<span class="tag">Story</span>${renderReadingTime(message)}` : nothing}
    ${
      via
        ? html`<span class="tag is-via">${icon('side', 'is-xs')}<span class="cut">via ${via.name}</span></span>`
        : nothing
    }
  </header>`;
}

function renderTime({ postedAtEpochMs }: Message, { times }: RowContext, className: string): TemplateResult {
  return html`<time
    class="ltr ${className}"
    datetime=${new Date(postedAtEpochMs).toISOString()}
    title=${times.full(postedAtEpochMs)}
    >${times.time(postedAtEpochMs)}</time
  >`;
}

const WORDS_PER_MINUTE = 200;

function renderReadingTime({ body }: Message): unknown {
  const minutes = Math.round(body.text.split(/\s+/u).length / WORDS_PER_MINUTE);
  return minutes > 0 ? html`<bdi class="small faint">${minutes} min</bdi>` : nothing;
}

function renderContent(message: Message, context: RowContext): TemplateResult {
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
