import { html, type TemplateResult } from 'lit';
import type { Room, RoompaneError } from '@roompane/protocol';
import { icon } from '../icons.ts';

/** Shapes of messages that are on their way; still ones where none is. */
export function renderBones(isStill = false): TemplateResult {
  return html`<div class="bones ${isStill ? 'is-still' : ''}" aria-hidden="true">
    ${[62, 84, 48, 70].map(
      (percent) =>
        html`<div class="msg">
          <span class="av"></span>
          <div class="body">
            <span class="bone" style="inline-size: 24%"></span>
            <span class="bone" style="inline-size: ${percent}%"></span>
          </div>
        </div>`,
    )}
  </div>`;
}

export function renderNothing(room: Room | undefined): TemplateResult {
  const canPost = room?.me.can('messages/post') === true;
  return html`<div class="center">
    ${icon('chat')}<b>No messages yet</b>
    <p>${canPost ? 'Post the first one below.' : 'What is posted here will appear as it comes.'}</p>
  </div>`;
}

export function renderFailure(error: RoompaneError | undefined, handleRetry: () => void): TemplateResult {
  const isDenied = error?.code === 'call/denied';
  return html`<div class="center" role="alert">
    ${icon(isDenied ? 'lock' : 'alert')}
    <b>${isDenied ? 'Messages may not be read here' : 'The messages could not be read'}</b>
    <p>${error?.message}</p>
    <div class="acts"><button class="btn" type="button" @click=${handleRetry}>Try again</button></div>
  </div>`;
}
