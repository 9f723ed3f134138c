import { html, nothing, type TemplateResult } from 'lit';
import type { Person } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { avatar } from '../internal/avatar.ts';
import type { KeptPost } from '../internal/outbox-room.ts';
import type { Times } from '../internal/times.ts';
import { renderBody } from '../text/render-body.ts';
import { toWords } from './post-words.ts';

/** What the buttons of a post do. */
export interface PostActions {
  readonly retry: (key: string) => void;
  readonly edit: (key: string) => void;
  readonly release: (key: string) => void;
  /** Asks first. */
  readonly discard: (key: string) => void;
  readonly confirm: (key: string) => void;
  readonly keep: (key: string) => void;
}

export interface PostContext {
  readonly me: Person;
  readonly times: Times;
  readonly isOnline: boolean;
  /** The key of the post of which it is asked whether its words shall go. */
  readonly askedKey: string | undefined;
  readonly actions: PostActions;
}

export function renderPost(post: KeptPost, isNext: boolean, context: PostContext): TemplateResult {
  const { draft, sinceEpochMs } = post;
  const { me, times, isOnline } = context;
  const words = toWords(post, isOnline);
  const time = (className: string): TemplateResult =>
    html`<time
      class="ltr ${className}"
      datetime=${new Date(sinceEpochMs).toISOString()}
      title="Written ${times.full(sinceEpochMs)}"
      >${times.time(sinceEpochMs)}</time
    >`;
  return html`<li class="msg ${isNext ? 'is-next' : ''}" part="post" data-key=${draft.key} tabindex="-1">
    ${isNext ? time('gutter') : avatar(me)}
    <div class="body">
      ${
        isNext
          ? html`<span class="hidden-text">You:</span>`
          : html`<header><b>You</b>${time('')}${renderTags(post)}</header>`
      }
      ${draft.title ? html`<p class="title">${draft.title}</p>` : nothing}
      <div class="text ${words.isStopped ? '' : 'is-kept'}" part="text">${renderBody(draft.body)}</div>
      ${draft.attachments?.map(
        ({ name }) => html`<p class="file">${icon('clip', 'is-xs')}<bdi class="cut">${name}</bdi></p>`,
      )}
      <div class="foot ${words.isStopped ? 'is-stopped' : ''}">
        ${
          context.askedKey === draft.key
            ? renderQuestion(post, context.actions)
            : html`<span class="state">
                  ${words.icon ? icon(words.icon, 'is-xs') : html`<span class="spin"></span>`}<bdi>${words.text}</bdi>
                </span>
                ${renderActions(post, context)}`
        }
      </div>
    </div>
  </li>`;
}

function renderTags({ draft: { kind, importance, edits, replyTo }, via }: KeptPost): unknown {
  const tag = (words: unknown, className = ''): TemplateResult => html`<span class="tag ${className}">${words}</span>`;
  return [
    importance === 'high' ? tag(html`${icon('bang', 'is-xs')}High importance`, 'is-warn') : nothing,
    kind === 'story' ? tag('Story') : nothing,
    edits === undefined ? nothing : tag('Change of a message'),
    replyTo === undefined ? nothing : tag('Answer'),
    via ? tag(html`${icon('side', 'is-xs')}<span class="cut">via <bdi>${via.name}</bdi></span>`, 'is-via') : nothing,
  ];
}

function renderActions(post: KeptPost, { isOnline, actions }: PostContext): unknown {
  const { key, state, via, isHeld, canEdit } = post;
  if (state === 'sending') return nothing;
  const button = (words: string, act: (key: string) => void): TemplateResult =>
    html`<button class="link" type="button" @click=${() => act(key)}>${words}</button>`;
  const isTriedByItself = state === 'waiting' && !isOnline;
  return html`${isHeld ? button('Leave it as it was', actions.release) : nothing}
  ${isHeld || isTriedByItself ? nothing : button('Try again', actions.retry)}
  ${isHeld || !canEdit || via ? nothing : button('Edit', actions.edit)} ${button('Discard', actions.discard)}`;
}

function renderQuestion({ key }: KeptPost, { confirm, keep }: PostActions): TemplateResult {
  return html`<span role="group" aria-labelledby="question" class="state">
    <bdi id="question">Discard this post? Its words are gone then.</bdi>
    <button class="link keep" type="button" @click=${() => keep(key)}>Keep it</button>
    <button class="link is-danger" type="button" @click=${() => confirm(key)}>Discard</button>
  </span>`;
}
