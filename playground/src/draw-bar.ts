import { html, type TemplateResult } from 'lit';
import { type Addin, shortAddress } from './addin.ts';
import { icon, type IconName } from './icons.ts';
import { type Theme, THEMES } from './settings.ts';

/** Someone the playground can be. */
export interface PersonChoice {
  readonly id: string;
  readonly label: string;
}

export interface BarState {
  readonly shown: Addin | undefined;
  readonly people: readonly PersonChoice[];
  readonly personId: string;
  readonly theme: Theme;
  readonly areClocksHeld: boolean;
  readonly isRailOpen: boolean;
  readonly isInspectorOpen: boolean;
  readonly isLinkCopied: boolean;
}

export interface BarActions {
  onPerson(this: void, personId: string): void;
  onTheme(this: void, theme: Theme): void;
  onHold(this: void): void;
  onRail(this: void): void;
  onInspector(this: void): void;
  onCopyLink(this: void): void;
}

const themeLooks: Readonly<Record<Theme, [icon: IconName, label: string]>> = {
  light: ['sun', 'Light'],
  dark: ['moon', 'Dark'],
  system: ['auto', 'Like the system'],
};

const whyHold = 'Holds every clock on both sides: no deadline passes while you stand at a breakpoint, and pings wait.';

// Listeners sit on one select and on radios alone.
const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** The line above everything: where one is, who one is, how it looks. */
export function drawBar(bar: BarState, actions: BarActions): TemplateResult {
  const { shown } = bar;
  const copyLabel = bar.isLinkCopied ? 'Link copied' : 'Copy link';
  return html`<header class="bar">
    <button
      class="btn is-ghost is-icon rail-toggle"
      aria-label="Add-ins"
      aria-expanded=${bar.isRailOpen}
      @click=${actions.onRail}
    >
      ${icon('left', 'is-flip')}
    </button>
    <div class="brand">
      ${icon('mark')}
      <h1>Roompane</h1>
      <span>Playground</span>
    </div>
    <div class="crumb">
      ${
        shown
          ? html`<b>${shown.manifest.name}</b
              ><code class="cut ltr" title=${shown.manifest.entry}>${shortAddress(shown.manifest.entry)}</code>`
          : html`<span>No add-in is open</span>`
      }
    </div>
    <div class="bar-end">
      <button
        class="btn is-ghost"
        aria-pressed=${bar.areClocksHeld}
        aria-label="Hold the clocks"
        title=${whyHold}
        @click=${actions.onHold}
      >
        ${icon('pause', 'is-s')}<span>Hold the clocks</span>
      </button>
      <button class="btn is-ghost" aria-label=${copyLabel} @click=${actions.onCopyLink}>
        ${icon('link', 'is-s')}<span>${copyLabel}</span>
      </button>
      <span class="rule"></span>
      <label class="input">
        ${icon('people', 'is-s')}
        <select aria-label="Be this person" @change=${(event: Event) => actions.onPerson(valueOf(event))}>
          ${bar.people.map(({ id, label }) => html`<option value=${id} ?selected=${id === bar.personId}>${label}</option>`)}
        </select>
        ${icon('down', 'is-s')}
      </label>
      ${drawThemes(bar.theme, actions.onTheme)}
      <button
        class="btn is-ghost is-icon inspector-toggle"
        aria-label="Inspector"
        title="Inspector"
        aria-expanded=${bar.isInspectorOpen}
        aria-controls="inspector"
        @click=${actions.onInspector}
      >
        ${icon('bottom')}
      </button>
    </div>
  </header>`;
}

function drawThemes(theme: Theme, onTheme: (theme: Theme) => void): TemplateResult {
  return html`<fieldset class="seg">
    <legend>Theme</legend>
    ${THEMES.map((each) => {
      const [name, label] = themeLooks[each];
      return html`<label title=${label}>
        <input
          type="radio"
          name="theme"
          aria-label=${label}
          .checked=${each === theme}
          @change=${() => onTheme(each)}
        />${icon(name, 'is-s')}
      </label>`;
    })}
  </fieldset>`;
}
