import { html, nothing, type TemplateResult } from 'lit';
import { isTrouble, type Notice } from './notice.ts';
import { speakNotices } from './render-notice.ts';

interface Spoken {
  readonly notices: readonly Notice[];
  /** What a post waits for that takes its time. */
  readonly posting: string | undefined;
  /** Of an act of the user. */
  readonly said: string;
  /** What is wrong with the draft. */
  readonly problem: string;
  /** That the line is down. */
  readonly line: string | undefined;
}

/** What a screen reader says: trouble at once, everything else when there is time. */
export function renderSpoken({ notices, posting, said, line, problem }: Spoken): TemplateResult {
  const isBad = notices.some(isTrouble);
  return html`<p class="hidden-text" role="status">
      ${posting ?? (said || (isBad ? nothing : speakNotices(notices) || line))}
    </p>
    <p class="hidden-text" role="alert">${isBad && posting === undefined ? speakNotices(notices) : problem}</p>`;
}
