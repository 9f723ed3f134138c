import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { diffDrafts, labelFix } from '../text/draft-difference.ts';
import { renderDifference } from '../text/render-difference.ts';
import { countChanges } from '../text/word-diff.ts';
import type { ChangedNotice, Notice } from './notice.ts';
import { toWords } from './notice-words.ts';

/** What the buttons of notices do. */
export interface NoticeActions {
  /** The draft is still as it was when it was stopped, so that a fix replaces nothing else. */
  readonly isUntouched: boolean;
  readonly isDifferenceOpen: boolean;
  readonly edit: () => void;
  readonly takeFix: (notice: Extract<Notice, { type: 'stopped' }>) => void;
  readonly tryAgain: () => void;
  readonly discard: (notice: Notice) => void;
  /** Puts the user's own words in the place of the add-in's. */
  readonly sendOriginal: (notice: ChangedNotice) => void;
  /** It is about words that are not in the composer. */
  readonly isOfOriginal: boolean;
  readonly dismiss: (notice: Notice) => void;
  readonly toggleDifference: () => void;
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
    ${
      notice.type === 'changed' && actions.isDifferenceOpen
        ? html`<div class="full">${renderDifference(difference)}</div>`
        : nothing
    }
  </div>`;
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
  if (notice.type === 'unchecked') return nothing;
  if (notice.type === 'changed') return renderChangedActions(notice, actions);
  if (actions.isOfOriginal) return nothing;
  return html`${renderDiscard(notice, actions)}${renderOwnActions(notice, actions)}`;
}

function renderOwnActions(notice: Exclude<Notice, { type: 'changed' | 'unchecked' }>, actions: NoticeActions): unknown {
  switch (notice.type) {
    case 'stopped':
      return renderStoppedActions(notice, actions);
    case 'failed':
      return renderRetryActions(notice.outcome.isRetryable, actions);
    case 'unable':
    case 'refused':
    case 'rejected':
      return renderRetryActions(true, actions);
  }
}

function renderDiscard(notice: Notice, { discard }: NoticeActions): TemplateResult {
  return html`<button class="btn is-s is-ghost" type="button" @click=${() => discard(notice)}>Discard</button>`;
}

function renderChangedActions(notice: ChangedNotice, actions: NoticeActions): TemplateResult {
  return html`${renderDifferenceButton(actions)}
  ${
    notice.isOptional
      ? html`<button class="btn is-s" part="original" type="button" @click=${() => actions.sendOriginal(notice)}>
          Send my original
        </button>`
      : nothing
  }`;
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

function renderDifferenceButton({ isDifferenceOpen, toggleDifference }: NoticeActions): TemplateResult {
  return html`<button
    class="btn is-s is-ghost"
    type="button"
    aria-expanded=${isDifferenceOpen}
    @click=${toggleDifference}
  >
    ${isDifferenceOpen ? 'Hide difference' : 'View difference'}
  </button>`;
}

function renderStoppedActions(notice: Extract<Notice, { type: 'stopped' }>, actions: NoticeActions): TemplateResult {
  const { fix, draft } = notice.outcome;
  const isFixable = fix !== undefined && actions.isUntouched;
  return html`<button class="btn is-s ${isFixable ? 'is-ghost' : ''}" type="button" @click=${actions.edit}>Edit</button>
    ${
      isFixable
        ? html`<button class="btn is-s" part="fix" type="button" @click=${() => actions.takeFix(notice)}>
            <bdi>${labelFix(draft, fix)}</bdi>
          </button>`
        : nothing
    }`;
}

function renderRetryActions(isRetryable: boolean, actions: NoticeActions): TemplateResult {
  return html`<button class="btn is-s ${isRetryable ? 'is-ghost' : ''}" type="button" @click=${actions.edit}>
      Edit
    </button>
    ${
      isRetryable ? html`<button class="btn is-s" type="button" @click=${actions.tryAgain}>Try again</button>` : nothing
    }`;
}
