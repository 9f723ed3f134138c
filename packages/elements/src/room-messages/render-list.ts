import { html, nothing, type TemplateResult } from 'lit';
import type { LeavingDrafts } from './leaving-drafts.ts';
import type { MessageActs } from './message-acts.ts';
import type { MessageLog } from './message-log.ts';
import { moveByKeys } from './move-by-keys.ts';
import { renderLead, renderTail } from './render-edge.ts';
import { renderLeaving } from './render-leaving.ts';
import { renderNewest, renderStale } from './render-newest.ts';
import { apartFromKept, renderOutbox } from './render-outbox.ts';
import { renderBones, renderFailure, renderNothing } from './render-place.ts';

/** What someone does to a list. */
export interface ListHandlers {
  readonly scroll: () => void;
  readonly focusOut: () => void;
  /** What someone does at a message. */
  readonly acts: MessageActs;
  readonly newest: () => void;
  readonly retry: () => void;
  readonly older: () => void;
  readonly newer: () => void;
}

export interface ListState {
  readonly log: MessageLog | undefined;
  /** The newest page has been waited for long enough to show that. */
  readonly isLate: boolean;
  readonly isAtEnd: boolean;
  readonly unreadCount: number;
  /** What a screen reader says. */
  readonly announcement: string;
  readonly leaving: LeavingDrafts;
  readonly handlers: ListHandlers;
}

/** A list without its rows, which are drawn into it, and the day, which is written over it. */
export function renderList({
  log,
  isLate,
  isAtEnd,
  unreadCount,
  announcement,
  leaving,
  handlers,
}: ListState): TemplateResult {
  const { acts } = handlers;
  const isReady = log?.phase === 'ready';
  return html`<div
      class="log"
      part="log"
      role="log"
      aria-live="off"
      aria-label="Messages"
      tabindex="0"
      @scroll=${handlers.scroll}
      aria-describedby="keys"
      @focusin=${acts.place.focusCame}
      @focusout=${(event: FocusEvent) => {
        acts.place.focusLeft(event);
        handlers.focusOut();
      }}
      @pointerover=${acts.place.pointerOver}
      @pointerleave=${acts.place.pointerLeave}
      @keydown=${(event: KeyboardEvent) => moveByKeys(event, acts.close)}
    >
      ${log?.phase === 'failed' ? renderFailure(log.error, handlers.retry) : nothing}
      ${isReady && log.window.count === 0 && log.isBeginning ? renderNothing(log.room) : nothing}
      <div class="lead">${isLate ? renderBones() : nothing} ${log ? renderLead(log, handlers.older) : nothing}</div>
      <div class="rows"></div>
      <div class="tail">
        ${isReady && log.isWhole ? renderLeaving(apartFromKept(leaving.beyond(log), log), log) : nothing}${log ? [renderTail(log, handlers.newer), renderOutbox(log)] : nothing}
      </div>
    </div>
    <p class="hidden-text" id="keys">Arrow keys lead to a message, Enter to what can be done with it.</p>
    <div class="day" aria-hidden="true"></div>
    ${isReady && log.error ? renderStale(log.error.message, handlers.retry) : nothing}
    ${isReady && !isAtEnd ? renderNewest(unreadCount, handlers.newest) : nothing}
    <p class="hidden-text" role="status">${announcement}</p>`;
}
