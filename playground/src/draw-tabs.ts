import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.ts';

/** The one view of a narrow window. */
export type Tab = 'room' | 'pane' | 'addins';

const looks: readonly [tab: Tab, icon: IconName, label: string][] = [
  ['room', 'chat', 'Room'],
  ['pane', 'side', 'Pane'],
  ['addins', 'list', 'Add-ins'],
];

/** The tabs at the foot of a narrow window. */
export function drawTabs(current: Tab, onTab: (tab: Tab) => void): TemplateResult {
  return html`<nav class="tabs" aria-label="Views">
    ${looks.map(
      ([tab, name, label]) =>
        html`<button aria-current=${tab === current} @click=${() => onTab(tab)}>${icon(name)}${label}</button>`,
    )}
  </nav>`;
}
