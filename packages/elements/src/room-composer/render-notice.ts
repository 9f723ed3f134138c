import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { renderDifference } from '../text/render-difference.ts';
import { countChanges } from '../text/word-diff.ts';
import { diffDrafts, labelFix } from './draft-difference.ts';
import { type Notice, toWords } from './notice.ts';

/** What the buttons of notices do. */
export interface NoticeActions {
  /** The draft is still as it was when it was stopped, so that a fix replaces nothing else. */
  readonly isUntouched: boolean;
  readonly isDifferenceOpen: boolean;
  readonly edit: () => void;
  readonly takeFix: (notice: Extract<Notice, { type: 'stopped' }>) => void;
  readonly tryAgain: () => void;
  readonly dismiss: (notice: Notice) => void;
  readonly toggleDifference: () => void;
}

export function renderNotice(notice: Notice, actions: NoticeActions): TemplateResult {
  const difference = notice.type === 'changed' ? diffDrafts(notice.before, notice.after) : [];
  const words = toWords(notice, countChanges(difference));
  return html`<div class="notice ${words.tone}" part="notice" role="group" aria-label=${words.title}>
    ${icon(words.icon)}
    <div><b>${words.title}</b><small>${words.detail}</small></div>
    <div class="acts">${renderActions(notice, actions)}</div>
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
  const dismiss = html`<button
    class="btn is-s is-ghost is-icon"
    type="button"
    aria-label="Dismiss"
    @click=${() => actions.dismiss(notice)}
  >
    ${icon('x', 'is-s')}
  </button>`;
  switch (notice.type) {
    case 'stopped':
      return renderStoppedActions(notice, actions);
    case 'changed':
      return html`<button
          class="btn is-s is-ghost"
          type="button"
          aria-expanded=${actions.isDifferenceOpen}
          @click=${actions.toggleDifference}
        >
          ${actions.isDifferenceOpen ? 'Hide difference' : 'View difference'}</button
        >${dismiss}`;
    case 'unchecked':
      return dismiss;
    case 'unable':
    case 'rejected':
      return renderRetryActions(true, actions);
    case 'failed':
      return renderRetryActions(notice.outcome.isRetryable, actions);
  }
}

function renderStoppedActions(notice: Extract<Notice, { type: 'stopped' }>, actions: NoticeActions): TemplateResult {
  const { fix, draft } = notice.outcome;
  const isFixable = fix !== undefined && actions.isUntouched;
  return html`<button class="btn is-s ${isFixable ? 'is-ghost' : ''}" type="button" @click=${actions.edit}>Edit</button>
    ${
      isFixable
        ? html`<button class="btn is-s" part="fix" type="button" @click=${() => actions.takeFix(notice)}>
            ${labelFix(draft, fix)}
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
