import { html, nothing } from 'lit';
import type { MessageLog } from './message-log.ts';
import { renderBones } from './render-place.ts';

/** What stands above the rows: where the room begins, or the place of what is older. */
export function renderLead(log: MessageLog, handleOlder: () => void): unknown {
  if (log.phase !== 'ready') return nothing;
  if (log.isBeginning) return log.window.count > 0 ? html`<p class="end">This is where the room begins.</p>` : nothing;
  if (log.olderError) {
    return html`<p class="end" role="alert">Earlier messages could not be read. ${log.olderError.message}</p>
      <button class="btn is-s more" type="button" @click=${handleOlder}>Try again</button>`;
  }
  const words = log.isReadingOlder ? 'Reading earlier messages' : 'Show earlier messages';
  return html`${renderBones(!log.isReadingOlder)}${renderMore(words, log.isReadingOlder, handleOlder)}`;
}

/** What stands below the rows of a list that does not reach the newest. */
export function renderTail(log: MessageLog, handleNewer: () => void): unknown {
  if (log.phase !== 'ready' || log.isWhole) return nothing;
  if (log.newerError) {
    return html`<p class="end" role="alert">Later messages could not be read. ${log.newerError.message}</p>
      <button class="btn is-s more" type="button" @click=${handleNewer}>Try again</button>`;
  }
  const words = log.isReadingNewer ? 'Reading later messages' : 'Show later messages';
  return html`${renderMore(words, log.isReadingNewer, handleNewer)}${renderBones(!log.isReadingNewer)}`;
}

function renderMore(words: string, isBusy: boolean, handleClick: () => void): unknown {
  return html`<button class="btn is-s is-ghost more" type="button" aria-disabled=${isBusy} @click=${handleClick}>
    ${words}
  </button>`;
}
