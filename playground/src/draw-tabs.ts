import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.ts';
import type { News } from './inspector/unseen.ts';

/** The one view of a narrow window. */
export type Tab = 'room' | 'pane' | 'inspector' | 'addins';

const looks: readonly [tab: Tab, icon: IconName, label: string][] = [
  ['room', 'chat', 'Room'],
  ['pane', 'side', 'Pane'],
  ['inspector', 'list', 'Inspector'],
  ['addins', 'layers', 'Add-ins'],
];

/** The tabs at the foot of a narrow window. */
export function drawTabs(
  { current, news }: { readonly current: Tab; /** In the inspector, out of sight. */ readonly news: News },
  onTab: (tab: Tab) => void,
): TemplateResult {
  return html`<nav class="tabs" aria-label="Views">
    ${looks.map(
      ([tab, name, label]) =>
        html`<button aria-current=${tab === current} @click=${() => onTab(tab)}>
          ${icon(name)}${label}${tab === 'inspector' && news ? drawNews(news) : nothing}
        </button>`,
    )}
  </nav>`;
}

/** Told by shape and words as well: a square is trouble. */
function drawNews(news: NonNullable<News>): TemplateResult {
  const isTrouble = news === 'trouble';
  return html`<span class="dot ${isTrouble ? 'is-trouble' : 'is-new'}"></span
    ><span class="hidden-text">${isTrouble ? ', an error happened' : ', a verdict came'}</span>`;
}
