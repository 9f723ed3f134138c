import { html, nothing, type TemplateResult } from 'lit';
import type { Draft } from '@roompane/protocol';
import { icon } from '../../icons.ts';
import { diffDrafts } from '../../text/draft-difference.ts';
import { renderDifference } from '../../text/render-difference.ts';
import type { UserQuestion } from '../session.ts';
import { toQuestionWords } from './question-words.ts';

export interface QuestionContext {
  readonly question: UserQuestion;
  /** Presses do not count yet. */
  readonly isResting: boolean;
  readonly waitingCount: number;
  readonly answer: (said: 'yes' | 'no') => void;
}

/** A question, the post that it is about, and its two answers; the safe one first. */
export function renderQuestion(context: QuestionContext): TemplateResult {
  const { question, isResting, waitingCount, answer } = context;
  const { title, text, isQuoted, yes, no } = toQuestionWords(question);
  return html`<header>
      <span class="tile">${icon(question.kind === 'confirm' ? 'ask' : 'alert')}</span>
      <div>
        <h2 id="title"><bdi>${title}</bdi></h2>
        ${question.via ? html`<p class="small faint"><bdi>Posted by ${question.via.name}</bdi></p>` : nothing}
      </div>
    </header>
    <p class="text ${isQuoted ? 'is-quoted' : ''}" id="text" part="text">${text}</p>
    ${renderPost(question)}
    <footer>
      ${waitingCount > 0 ? html`<span class="small faint num">${waitingCount} more to answer</span>` : nothing}
      <span class="grow"></span>
      <button class="btn no" part="no" type="button" aria-disabled=${isResting} @click=${() => answer('no')}>
        ${no}
      </button>
      <button
        class="btn is-primary yes"
        part="yes"
        type="button"
        aria-disabled=${isResting}
        @click=${() => answer('yes')}
      >
        ${yes}
      </button>
    </footer>`;
}

/** The post as it would leave; where add-ins changed it, with what they did. */
function renderPost({ draft, original }: UserQuestion): TemplateResult {
  const parts = diffDrafts(original, draft);
  const isChanged = parts.some(({ type }) => type !== 'same');
  return html`<div class="post" part="post" role="group" aria-label="The post" tabindex="0">
    ${renderTags(draft)}
    ${
      isChanged
        ? renderDifference(parts)
        : html`${draft.title ? html`<h3>${draft.title}</h3>` : nothing}
            <p class="words">${draft.body.text}</p>`
    }
  </div>`;
}

function renderTags({ kind, importance }: Draft): unknown {
  if (kind !== 'story' && importance !== 'high') return nothing;
  return html`<p class="tags">
    ${kind === 'story' ? html`<span class="tag">Story</span>` : nothing}
    ${importance === 'high' ? html`<span class="tag is-warn">${icon('bang', 'is-xs')}High importance</span>` : nothing}
  </p>`;
}
