import { css, type CSSResult, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { type Room, typing } from '@roompane/protocol';
import { ConnectionController } from '../internal/connection-controller.ts';
import { baseStyles } from '../styles/base.styles.ts';
import { typingWords } from './typing-words.ts';

const typingStyles = css`
  :host {
    display: block;
    padding-inline: 16px;
    background: var(--rp-surface);
    font: var(--rp-type-small);
    color: var(--rp-text-3);
  }
  p {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 20px;
  }
  .dots {
    display: flex;
    flex: none;
    gap: 2px;
  }
  .dots i {
    inline-size: 4px;
    block-size: 4px;
    border-radius: 2px;
    background: currentColor;
    animation: type 1.2s ease-in-out infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes type {
    30% {
      transform: translateY(-2px);
    }
    60% {
      transform: none;
    }
  }
  @media (forced-colors: active) {
    .dots i {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;

/**
 * Who is typing in a room: one line, 20 px high whether somebody is or nobody. A room that does not tell leaves it empty.
 *
 * @element room-typing
 * @csspart typing - The line.
 */
export class RoomTyping extends LitElement {
  static override styles: CSSResult[] = [baseStyles, typingStyles];

  @state() private words = '';

  /** The room to listen to. */
  @property({ attribute: false }) room: Room | undefined;

  constructor() {
    super();
    new ConnectionController(
      this,
      () => this.room,
      (room, signal) => void this.#follow(room, signal),
    );
  }

  async #follow(room: Room, signal: AbortSignal): Promise<void> {
    this.words = '';
    try {
      for await (const { people } of typing(room).live({ signal }))
        if (!signal.aborted) this.words = typingWords(people);
    } catch {
      // A room that does not tell who is typing, or does so no longer: nobody misses anything that the messages do not say.
      if (!signal.aborted) this.words = '';
    }
  }

  override render(): TemplateResult {
    const { words } = this;
    return html`<p part="typing" role="status">
      ${words ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : nothing}
      <bdi class="cut">${words}</bdi>
    </p>`;
  }
}
