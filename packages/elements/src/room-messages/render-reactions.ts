import { html, nothing } from 'lit';
import type { MessageReactions, ReactionCount } from './message-reactions.ts';

/** Kinds that are shown of one message; how many others there are is told. */
const SHOWN = 12;

/** Sets or takes back one's own. */
export type ToggleReaction = (reaction: string, isOn: boolean) => void;

interface ReactionsOptions {
  readonly meId: string;
  /** Absent where one may not react. */
  readonly toggle: ToggleReaction | undefined;
}

/** Small counted marks, the local user's own ones marked; pressing one joins in or takes it back. */
export function renderReactions(reactions: MessageReactions | undefined, { meId, toggle }: ReactionsOptions): unknown {
  const counts = reactions?.counts(meId) ?? [];
  if (counts.length === 0) return nothing;
  const rest = counts.length - SHOWN;
  return html`<ul class="reactions" aria-label="Reactions">
    ${counts.slice(0, SHOWN).map((count) => renderReaction(count, toggle))}
    ${rest > 0 ? html`<li class="reaction is-rest">${rest} more</li>` : nothing}
  </ul>`;
}

function renderReaction({ reaction, count, isOwn }: ReactionCount, toggle: ToggleReaction | undefined): unknown {
  const inner = html`<bdi class="cut">${reaction}</bdi><span class="num">${count}</span>`;
  const className = `reaction ${isOwn ? 'is-own' : ''}`;
  if (!toggle)
    return html`<li class=${className}>
      ${inner}${isOwn ? html`<span class="hidden-text">, yours among them</span>` : nothing}
    </li>`;
  return html`<li>
    <button class=${className} type="button" aria-pressed=${isOwn} @click=${() => toggle(reaction, !isOwn)}>
      ${inner}
    </button>
  </li>`;
}
