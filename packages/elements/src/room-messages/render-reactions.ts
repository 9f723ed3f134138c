import { html, nothing } from 'lit';
import type { MessageReactions, ReactionCount } from './message-reactions.ts';

/** Kinds that are shown of one message; how many others there are is told. */
const SHOWN = 12;

/** Small counted marks, the local user's own ones marked. */
export function renderReactions(reactions: MessageReactions | undefined, meId: string): unknown {
  const counts = reactions?.counts(meId) ?? [];
  if (counts.length === 0) return nothing;
  const rest = counts.length - SHOWN;
  return html`<ul class="reactions" aria-label="Reactions">
    ${counts.slice(0, SHOWN).map(renderReaction)}
    ${rest > 0 ? html`<li class="reaction is-rest">${rest} more</li>` : nothing}
  </ul>`;
}

function renderReaction({ reaction, count, isOwn }: ReactionCount): unknown {
  return html`<li class="reaction ${isOwn ? 'is-own' : ''}">
    <bdi class="cut">${reaction}</bdi><span class="num">${count}</span>
    ${isOwn ? html`<span class="hidden-text">, yours among them</span>` : nothing}
  </li>`;
}
