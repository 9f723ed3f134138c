import { html, type TemplateResult } from 'lit';
import type { Room, TypedEventTarget } from '@roompane/protocol';

/** What a post that takes its time is waiting for, in words. */
export interface ProgressWords {
  readonly title: string;
  readonly detail: string;
}

export const ON_ITS_WAY: ProgressWords = {
  title: 'This post is on its way',
  detail: 'Your words stay here until it is posted.',
};

/** What a host's room tells of drafts on their way out, as far as it is needed here. An add-in's room tells nothing. */
interface DraftProgress extends Event {
  readonly via?: unknown;
  readonly waitsFor?: { readonly name?: unknown };
  readonly state?: unknown;
  readonly text?: unknown;
}

/** Calls back with what a typed post waits for, where the room tells. */
export function followProgress(room: Room, signal: AbortSignal, take: (words: ProgressWords) => void): void {
  // A room without these events never dispatches them; `Room` does not name them because an add-in's has none.
  const target = room as TypedEventTarget<{ 'draft-progress': DraftProgress }>;
  const handleProgress = (event: DraftProgress): void => {
    const name = event.waitsFor?.name;
    if (event.via !== undefined || typeof name !== 'string') return;
    const detail = typeof event.text === 'string' && event.text ? event.text : ON_ITS_WAY.detail;
    take({ title: titleOf(name, event.state), detail });
  };
  target.addEventListener('draft-progress', handleProgress, { signal });
}

function titleOf(name: string, state: unknown): string {
  if (state === 'loading') return `Waiting for ${name} to start`;
  return state === 'asking' ? `${name} asks about this post` : `${name} is checking this post`;
}

export function renderProgress({ title, detail }: ProgressWords, cancel: () => void): TemplateResult {
  return html`<div class="notice is-accent" part="notice" role="group" aria-label=${title}>
    <span class="spin"></span>
    <div>
      <b><bdi>${title}</bdi></b
      ><small><bdi>${detail}</bdi></small>
    </div>
    <div class="acts">
      <button class="btn is-s is-ghost" type="button" @click=${cancel}>Cancel post</button>
    </div>
  </div>`;
}
