import { html, nothing, type TemplateResult } from 'lit';
import { type Addin, shortAddress } from './addin.ts';
import type { TabNews } from './draw-tabs.ts';
import { icon, type IconName } from './icons.ts';
import type { Panel } from './shell/panels.ts';

export interface BarState {
  readonly shown: Addin | undefined;
  /** Where its pane stands. */
  readonly pane: TabNews | undefined;
  /** What differs from a room at rest, in words. */
  readonly unusual: readonly string[];
  readonly isOpen: (panel: Panel) => boolean;
  readonly isLinkCopied: boolean;
}

export interface BarActions {
  onPanel(this: void, panel: Panel): void;
  onCommands(this: void): void;
  onKeys(this: void): void;
  onCopyLink(this: void): Promise<void>;
}

const isApple = /Mac|iP/.test(navigator.platform);
const panels: readonly [panel: Panel, icon: IconName, label: string][] = [
  ['rail', 'left', 'Add-ins'],
  ['inspector', 'bottom', 'Inspector'],
  ['conditions', 'side', 'Conditions'],
];

/** The line above everything: what one looks at, the way to all else, and what is open around it. */
export function drawBar(bar: BarState, actions: BarActions): TemplateResult {
  const { shown } = bar;
  const copyLabel = bar.isLinkCopied ? 'Link copied' : 'Copy link';
  return html`<header class="bar">
    <div class="brand">
      ${icon('mark')}
      <h1>Roompane</h1>
      <span>Playground</span>
    </div>
    ${drawPicker(bar, actions)}
    <div class="crumb">
      ${
        shown
          ? html`<b>${shown.manifest.name}</b
              ><code class="cut ltr" title=${shown.manifest.entry}>${shortAddress(shown.manifest.entry)}</code>`
          : html`<span>No add-in is open</span>`
      }
    </div>
    <button class="input find" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" @click=${actions.onCommands}>
      ${icon('search', 'is-s')}<span class="cut">Search add-ins, calls, settings</span
      ><kbd class="ltr" aria-hidden="true">${isApple ? '⌘K' : 'Ctrl K'}</kbd>
    </button>
    <div class="bar-end">
      <button class="btn is-ghost" aria-label=${copyLabel} @click=${actions.onCopyLink}>
        ${icon('link', 'is-s')}<span>${copyLabel}</span>
      </button>
      <button
        class="btn is-ghost is-icon"
        aria-label="Keys"
        title="Keys: ?"
        aria-haspopup="dialog"
        @click=${actions.onKeys}
      >
        ${icon('ask')}
      </button>
      <span class="rule"></span>
      ${panels.map((panel) => drawToggle(panel, bar, actions))}
    </div>
  </header>`;
}

function drawToggle(
  [panel, name, label]: (typeof panels)[number],
  { isOpen, unusual }: BarState,
  { onPanel }: BarActions,
): TemplateResult {
  const isTold = panel === 'conditions' && unusual.length > 0;
  return html`<button
    class="btn is-ghost is-icon ${panel}-toggle"
    aria-label=${label}
    title=${isTold ? `${label}: ${unusual.join(', ')}` : label}
    aria-expanded=${isOpen(panel)}
    aria-controls=${panel}
    @click=${() => onPanel(panel)}
  >
    ${icon(name, panel === 'inspector' ? '' : 'is-flip')}
    ${isTold ? html`<span class="dot is-new"></span><span class="hidden-text">${unusual.join(', ')}</span>` : nothing}
  </button>`;
}

/** Stands for the list where there is one column. */
function drawPicker({ shown, pane, isOpen }: BarState, { onPanel }: BarActions): TemplateResult {
  return html`<button
    class="input picker"
    aria-label=${`Add-ins. ${shown ? `${shown.manifest.name}, ${pane?.words ?? ''}` : 'None is open'}`}
    aria-expanded=${isOpen('rail')}
    aria-controls="rail"
    @click=${() => onPanel('rail')}
  >
    ${icon(shown?.icon ?? 'side')}<b class="cut">${shown?.manifest.name ?? 'No add-in is open'}</b>
    ${pane ? html`<span class="dot is-${pane.mark}"></span>` : nothing}${icon('down', 'is-s')}
  </button>`;
}
