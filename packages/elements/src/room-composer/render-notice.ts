import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { diffDrafts, labelFix } from '../text/draft-difference.ts';
import { renderDifference } from '../text/render-difference.ts';
import { countChanges, type DiffPart } from '../text/word-diff.ts';
import { type BlockedNotice, type ChangedNotice, failedAddins, type Notice } from './notice.ts';
import { toWords } from './notice-words.ts';
import { renderWhy } from './render-why.ts';

/** What the buttons of notices do. */
export interface NoticeActions {
  /** The draft is still as it was when it was stopped, so that a fix replaces nothing else. */
  readonly isUntouched: boolean;
  /** The difference, or what each add-in did. */
  readonly isMoreOpen: boolean;
  readonly edit: () => void;
  readonly takeFix: (notice: Extract<Notice, { type: 'stopped' }>) => void;
  readonly tryAgain: () => void;
  readonly discard: (notice: Notice) => void;
  /** Puts the user's own words in the place of the add-in's. */
  readonly sendOriginal: (notice: ChangedNotice) => void;
  /** It is about words that are not in the composer. */
  readonly isOfOriginal: boolean;
  readonly dismiss: (notice: Notice) => void;
  readonly toggleMore: () => void;
  /** Takes back what is out. Absent where nobody may. */
  readonly deletePost?: () => void;
  /** Starts those anew whose verdict was missing. Absent where the page cannot, or none was. */
  readonly reload?: () => void;
}

export function renderNotice(notice: Notice, actions: NoticeActions): TemplateResult {
  const difference = notice.type === 'changed' ? diffDrafts(notice.before, notice.after) : [];
  const words = toWords(notice, countChanges(difference));
  // What went out needs no answer; what did not has a button that leads on.
  const isPosted = notice.type === 'changed' || notice.type === 'unchecked';
  return html`<div class="notice ${words.tone}" part="notice" role="group" aria-label=${words.title}>
    ${icon(words.icon)}
    <div>
      <b><bdi>${words.title}</bdi></b
      ><small><bdi>${words.detail}</bdi></small>
    </div>
    <div class="acts">${renderActions(notice, actions)}</div>
    ${isPosted || actions.isOfOriginal ? renderDismiss(notice, actions) : nothing}
    ${actions.isMoreOpen ? renderMore(notice, difference) : nothing}
  </div>`;
}

function renderMore(notice: Notice, difference: readonly DiffPart[]): unknown {
  if (notice.type === 'changed') return html`<div class="full">${renderDifference(difference)}</div>`;
  return hasWhy(notice) ? html`<div class="full">${renderWhy(notice.outcome.trail)}</div>` : nothing;
}

/** More than one add-in had a part in it, so that the notice alone does not tell all. */
function hasWhy(notice: Notice): notice is BlockedNotice {
  return 'outcome' in notice && notice.outcome.type === 'blocked' && notice.outcome.trail.length > 1;
}

/** The notices as a screen reader says them. */
export function speakNotices(notices: readonly Notice[]): string {
  return notices
    .map((notice) => {
      const changes = notice.type === 'changed' ? countChanges(diffDrafts(notice.before, notice.after)) : 0;
      const { title, detail } = toWords(notice, changes);
      return `${title}. ${detail}`;
    })
    .join(' ');
}

function renderActions(notice: Notice, actions: NoticeActions): unknown {
  if (notice.type === 'unchecked') return html`${renderDelete(actions)}${renderReload(notice, actions)}`;
  if (notice.type === 'changed') return renderChangedActions(notice, actions);
  if (actions.isOfOriginal) return nothing;
  return html`${renderDiscard(notice, actions)}${hasWhy(notice) ? renderWhyButton(actions) : nothing}${renderOwnActions(
    notice,
    actions,
  )}`;
}

function renderOwnActions(notice: Exclude<Notice, { type: 'changed' | 'unchecked' }>, actions: NoticeActions): unknown {
  switch (notice.type) {
    case 'stopped':
      return renderStoppedActions(notice, actions);
    case 'failed':
      return renderRetryActions(notice, actions, notice.outcome.isRetryable);
    case 'unable':
    case 'refused':
    case 'rejected':
      return renderRetryActions(notice, actions, true);
  }
}

function renderDiscard(notice: Notice, { discard }: NoticeActions): TemplateResult {
  return html`<button class="btn is-s is-ghost" type="button" @click=${() => discard(notice)}>Discard</button>`;
}

function renderChangedActions(notice: ChangedNotice, actions: NoticeActions): TemplateResult {
  return html`${renderMoreButton(actions, ['View difference', 'Hide difference'])}${renderDelete(actions)}
  ${
    notice.isOptional
      ? html`<button class="btn is-s" part="original" type="button" @click=${() => actions.sendOriginal(notice)}>
          Send my original
        </button>`
      : nothing
  }`;
}

function renderDelete({ deletePost }: NoticeActions): unknown {
  if (!deletePost) return nothing;
  return html`<button class="btn is-s is-ghost" part="delete" type="button" @click=${deletePost}>Delete post</button>`;
}

function renderReload(notice: Notice, { reload }: NoticeActions): unknown {
  if (!reload) return nothing;
  const words = failedAddins(notice).length > 1 ? 'Reload add-ins' : 'Reload add-in';
  return html`<button class="btn is-s" part="reload" type="button" @click=${reload}>${words}</button>`;
}

function renderDismiss(notice: Notice, { dismiss }: NoticeActions): TemplateResult {
  return html`<button
    class="btn is-s is-ghost is-icon dismiss"
    type="button"
    aria-label="Dismiss"
    @click=${() => dismiss(notice)}
  >
    ${icon('x', 'is-s')}
  </button>`;
}

const renderWhyButton = (actions: NoticeActions): TemplateResult => renderMoreButton(actions, ['See why', 'Hide why']);

function renderMoreButton(
  { isMoreOpen, toggleMore }: NoticeActions,
  [open, close]: readonly [open: string, close: string],
): TemplateResult {
  return html`<button class="btn is-s is-ghost" type="button" aria-expanded=${isMoreOpen} @click=${toggleMore}>
    ${isMoreOpen ? close : open}
  </button>`;
}

function renderStoppedActions(notice: Extract<Notice, { type: 'stopped' }>, actions: NoticeActions): TemplateResult {
  const { fix, draft } = notice.outcome;
  const isFixable = fix !== undefined && actions.isUntouched;
  return html`${renderEdit(actions, isFixable)}
  ${
    isFixable
      ? html`<button class="btn is-s" part="fix" type="button" @click=${() => actions.takeFix(notice)}>
          <bdi>${labelFix(draft, fix)}</bdi>
        </button>`
      : nothing
  }`;
}

/** Where an add-in can be started anew that is the way on, and the field below is there to be written in anyway. */
function renderRetryActions(notice: Notice, actions: NoticeActions, isRetryable: boolean): TemplateResult {
  const reload = renderReload(notice, actions);
  return html`${reload === nothing ? renderEdit(actions, isRetryable) : reload}
  ${isRetryable ? html`<button class="btn is-s" type="button" @click=${actions.tryAgain}>Try again</button>` : nothing}`;
}

function renderEdit({ edit }: NoticeActions, isGhost: boolean): TemplateResult {
  return html`<button class="btn is-s ${isGhost ? 'is-ghost' : ''}" type="button" @click=${edit}>Edit</button>`;
}
