import { html, nothing, type TemplateResult } from 'lit';
import type { PaneState } from '../../events/pane-state-event.ts';
import { icon } from '../../icons.ts';

const STATES: Readonly<Record<PaneState, { readonly words: string; readonly mark: string }>> = {
  loading: { words: 'Loading', mark: 'dot is-hollow' },
  connecting: { words: 'Connecting', mark: 'spin' },
  ready: { words: 'Connected', mark: 'dot is-ok' },
  unresponsive: { words: 'Not answering', mark: 'dot is-warn' },
  ended: { words: 'Stopped', mark: 'dot is-danger' },
  closed: { words: 'Closed', mark: 'dot is-hollow' },
};

/** What the line above an add-in says and does. */
export interface HeaderContext {
  readonly name: string;
  readonly state: PaneState;
  readonly grantCount: number;
  /** How many grants it asks for. */
  readonly askedCount: number;
  readonly reload: () => void;
  readonly close: () => void;
}

export function renderHeader(context: HeaderContext): TemplateResult {
  const { name, state } = context;
  const { words, mark } = STATES[state];
  return html`<header part="header">
    <span class="tile"><slot name="icon">${icon('side')}</slot></span>
    <div>
      <h2 class="cut" title=${name}>${name}</h2>
      <p class="state" role="status"><span class=${mark}></span><span>${words}</span></p>
    </div>
    ${renderGrants(context)}
    <div class="buttons">
      <slot name="actions"></slot>
      ${renderButton('reload', `Reload ${name}`, context.reload)}
      ${state === 'closed' ? nothing : renderButton('x', `Close ${name}`, context.close)}
    </div>
  </header>`;
}

function renderGrants({ grantCount, askedCount }: HeaderContext): unknown {
  if (askedCount === 0) return nothing;
  const words = `${grantCount} of ${askedCount} grants`;
  return html`<span class="grants" role="img" aria-label=${words} title=${words}>
    ${icon('lock', 'is-s')}<span class="num ltr">${grantCount} / ${askedCount}</span>
  </span>`;
}

function renderButton(name: 'reload' | 'x', label: string, handleClick: () => void): TemplateResult {
  return html`<button
    class="btn is-ghost is-icon"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${handleClick}
  >
    ${icon(name)}
  </button>`;
}
