import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.ts';
import type { Tab } from './shell/tabs.ts';

/** What happened out of sight: a dot whose shape says how bad it is, and words. */
export interface TabNews {
  readonly mark: 'new' | 'ok' | 'warn' | 'trouble' | 'hollow';
  readonly words: string;
}

const looks: readonly [tab: Tab, icon: IconName, label: string][] = [
  ['room', 'chat', 'Room'],
  ['pane', 'side', 'Pane'],
  ['inspector', 'list', 'Inspector'],
  ['conditions', 'sliders', 'Conditions'],
];

/** The tabs at the foot of a narrow window. */
export function drawTabs(
  { current, news }: { readonly current: Tab; readonly news: Readonly<Partial<Record<Tab, TabNews | undefined>>> },
  onTab: (tab: Tab) => void,
): TemplateResult {
  return html`<nav class="tabs" aria-label="Views">
    ${looks.map(([tab, name, label]) => {
      const told = tab === current ? undefined : news[tab];
      return html`<button
        aria-label=${told ? `${label}, ${told.words}` : label}
        aria-current=${tab === current}
        @click=${() => onTab(tab)}
      >
        ${icon(name, name === 'side' ? 'is-flip' : '')}${label}${told ? html`<span class="dot is-${told.mark}"></span>` : nothing}
      </button>`;
    })}
  </nav>`;
}
