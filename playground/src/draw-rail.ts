import { html, nothing, type TemplateResult } from 'lit';
import type { Addin } from './addin.ts';
import { icon } from './icons.ts';
import type { AddinReadEvent } from './open-field.ts';
import { type Recent, tellAge } from './recent.ts';
import { findRunning, type RunningAddins } from './running-addins.ts';

export interface RailState {
  readonly examples: readonly Addin[];
  readonly addins: RunningAddins;
  readonly recent: readonly Recent[];
  readonly nowEpochMs: number;
}

export interface RailActions {
  onRead(this: void, event: AddinReadEvent): void;
  onShow(this: void, addin: Addin): void;
  /** Starts an add-in without showing it, or stops it. */
  onRun(this: void, addin: Addin, isOn: boolean): void;
  onRecent(this: void, recent: Recent): void;
  onKeydown(this: void, event: KeyboardEvent): void;
  /** Opens the whole list where only its icons are in sight. */
  onUnfold(this: void): void;
}

// The listeners below sit on checkboxes alone.
const isChecked = (event: Event): boolean => (event.target as HTMLInputElement).checked;

/** The list at the side: what can be opened, and what runs. */
export function drawRail(rail: RailState, actions: RailActions): TemplateResult {
  const { examples, addins, recent } = rail;
  const opened = addins.list.map(({ addin }) => addin).filter((addin) => !examples.includes(addin));
  const drawRow = (addin: Addin): TemplateResult => drawAddin(addin, addins, actions);
  return html`<nav class="rail" id="rail" aria-label="Add-ins" tabindex="-1" @keydown=${actions.onKeydown}>
    <button
      class="btn is-ghost unfold"
      aria-label="Show the whole list"
      title="Show the whole list"
      @click=${actions.onUnfold}
    >
      ${icon('plus')}
    </button>
    <open-field @addin-read=${actions.onRead}></open-field>
    <section aria-label="Examples">
      <h2>Examples</h2>
      <ul>
        ${examples.map(drawRow)}
      </ul>
    </section>
    ${
      opened.length > 0
        ? html`<section aria-label="Open">
            <h2>Open</h2>
            <ul>
              ${opened.map(drawRow)}
            </ul>
          </section>`
        : nothing
    }
    ${recent.length > 0 ? drawRecent(rail, actions) : nothing}
  </nav>`;
}

function drawAddin(addin: Addin, addins: RunningAddins, { onShow, onRun }: RailActions): TemplateResult {
  const { name, description } = addin.manifest;
  const isRunning = findRunning(addins, addin.key) !== undefined;
  const isShown = addins.shownKey === addin.key;
  return html`<li class="item ${isShown ? 'is-shown' : ''}">
    <button title=${name} aria-current=${isShown} @click=${() => onShow(addin)}>
      <span class="tile"
        >${icon(addin.icon)}${isRunning ? html`<span class="dot is-ok" aria-hidden="true"></span>` : nothing}</span
      >
      <span class="cut words"
        ><b class="cut">${name}</b><small class="cut">${description ?? addin.manifest.entry}</small></span
      >
    </button>
    <input
      class="switch"
      type="checkbox"
      role="switch"
      aria-checked=${isRunning}
      aria-label=${`${name} runs`}
      title=${isRunning ? `${name} runs. Switch it off to stop it.` : `${name} does not run.`}
      .checked=${isRunning}
      @change=${(event: Event) => onRun(addin, isChecked(event))}
    />
  </li>`;
}

function drawRecent({ recent, nowEpochMs }: RailState, { onRecent }: RailActions): TemplateResult {
  return html`<section aria-label="Recent" class="recent">
    <h2>Recent</h2>
    <ul>
      ${recent.map(
        (each) =>
          html`<li class="item">
            <button title=${each.name} @click=${() => onRecent(each)}>
              <span class="tile">${icon(each.text.trim().startsWith('{') ? 'code' : 'globe')}</span>
              <span class="cut words"
                ><b class="cut ltr">${each.name}</b
                ><small>Opened ${tellAge(each.openedAtEpochMs, nowEpochMs)}</small></span
              >
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}
