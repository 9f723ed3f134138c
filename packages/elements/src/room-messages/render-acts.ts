import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@roompane/protocol';
import { icon, type IconName } from '../icons.ts';
import type { ActPanel, MessageActs } from './message-acts.ts';

/** A few that say most of what is said by one mark. */
const QUICK: readonly (readonly [reaction: string, name: string])[] = [
  ['👍', 'Thumbs up'],
  ['❤️', 'Heart'],
  ['😂', 'Laughing'],
  ['🎉', 'Celebrating'],
  ['👀', 'Looking'],
  ['✅', 'Done'],
];

/** What can be done with a message that someone is at, and what is open there. */
export function renderActs(message: Message, acts: MessageActs): unknown {
  const panel = acts.panelOf(message);
  const isAt = acts.place.isAt(message.id);
  if (!panel && !isAt) return nothing;
  return html`${isAt && panel?.type !== 'question' ? renderToolbar(message, acts, panel) : nothing}
  ${panel ? renderPanel(message, acts, panel) : nothing}`;
}

function renderToolbar(message: Message, acts: MessageActs, panel: ActPanel | undefined): unknown {
  const rights = acts.rightsOn(message);
  const hasLink = acts.linkTo(message) !== undefined;
  if (!hasLink && !Object.values(rights).includes(true)) return nothing;
  if (panel?.type === 'picker') return renderPicker(message, acts);
  const isCopied = panel?.type === 'copied';
  return html`<div class="acts" part="acts" role="group" aria-label="What to do with this message">
    ${rights.react ? renderAct('React', 'react', () => acts.open(message, { type: 'picker' })) : nothing}
    ${rights.reply ? renderAct('Reply', 'reply', () => acts.reply(message)) : nothing}
    ${rights.edit ? renderAct('Edit', 'edit', () => acts.edit(message)) : nothing}
    ${
      hasLink
        ? renderAct(
            isCopied ? 'Link copied' : 'Copy link',
            isCopied ? 'check' : 'link',
            () => void acts.copyLink(message),
          )
        : nothing
    }
    ${rights.remove ? renderAct('Remove', 'remove', () => acts.open(message, { type: 'question' })) : nothing}
  </div>`;
}

function renderAct(name: string, mark: IconName, handleClick: () => void): TemplateResult {
  return html`<button
    class="btn is-s is-ghost is-icon"
    type="button"
    aria-label=${name}
    title=${name}
    @click=${handleClick}
  >
    ${icon(mark, 'is-s')}
  </button>`;
}

function renderPicker(message: Message, acts: MessageActs): TemplateResult {
  return html`<div class="acts" part="acts" role="group" aria-label="React with" data-panel="picker">
    ${QUICK.map(
      ([reaction, name]) =>
        html`<button
          class="btn is-s is-ghost is-icon emoji"
          type="button"
          aria-label=${name}
          title=${name}
          @click=${() => acts.react(message, reaction, true)}
        >
          ${reaction}
        </button>`,
    )}
    ${renderAct('Close', 'x', () => acts.open(message, undefined))}
  </div>`;
}

function renderPanel(message: Message, acts: MessageActs, panel: ActPanel): unknown {
  const close = (): void => acts.open(message, undefined);
  if (panel.type === 'copied') return html`<span class="hidden-text" role="status">Link copied</span>`;
  if (panel.type === 'question')
    return html`<div class="act-note" role="group" aria-label="Remove this message?" data-panel="question">
      <p><b>Remove this message?</b> Nobody can read it then, and it cannot be undone.</p>
      <div>
        <button class="btn is-s" type="button" @click=${close}>Keep</button>
        <button class="btn is-s is-danger" type="button" @click=${() => acts.remove(message)}>Remove</button>
      </div>
    </div>`;
  if (panel.type !== 'problem') return nothing;
  const { problem, retry } = panel;
  return html`<div class="act-note is-problem" data-panel="problem">
    <p role="alert">${icon('alert', 'is-s')}<span>${problem.words}</span></p>
    <div>
      ${retry ? html`<button class="btn is-s" type="button" @click=${retry}>Try again</button>` : nothing}
      <button class="btn is-s is-ghost" type="button" @click=${close}>Dismiss</button>
    </div>
  </div>`;
}
