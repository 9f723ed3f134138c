import { html, type TemplateResult } from 'lit';
import type { Message } from '@roompane/protocol';
import { authorName } from './author-name.ts';

/** The line is cut by its width; this bounds what is put into the document. */
const MAX_CHARS = 160;

export interface ReplyOptions {
  /** The message that is answered, where it is loaded. */
  readonly answered: Message | undefined;
  /** What is drawn of it instead of its text, where that is something else. */
  readonly words: string | undefined;
  readonly meId: string;
  readonly jump: () => void;
}

/** What a message answers: whose words, and how they begin. Pressing it leads there. */
export function renderReply({ answered, words, meId, jump }: ReplyOptions): TemplateResult {
  return html`<button class="reply" type="button" @click=${jump}>
    <span class="hidden-text">In reply to</span>
    ${
      answered
        ? html`<b class="cut">${authorName(answered, meId)}</b>
            <bdi class="cut">${(words ?? firstWords(answered)).slice(0, MAX_CHARS)}</bdi>`
        : html`<span class="cut">An earlier message</span>`
    }
  </button>`;
}

function firstWords({ isRedacted, kind, title, body }: Message): string {
  if (isRedacted) return 'Removed message';
  const words = kind === 'story' && title ? title : body.text;
  return words.slice(0, MAX_CHARS).replace(/\s+/gu, ' ');
}
