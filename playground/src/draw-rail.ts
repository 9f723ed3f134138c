import { type Grant, GRANT_NAMES, GRANTS } from '@roompane/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Addin } from './addin.ts';
import { icon } from './icons.ts';
import type { AddinReadEvent } from './open-field.ts';
import { type Recent, tellAge } from './recent.ts';
import { findRunning, type RunningAddin, type RunningAddins } from './running-addins.ts';

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
  onGrant(this: void, grant: Grant, isGiven: boolean): void;
  onKeydown(this: void, event: KeyboardEvent): void;
}

// The listeners below sit on checkboxes alone.
const isChecked = (event: Event): boolean => (event.target as HTMLInputElement).checked;

/** The list at the side: what can be opened, what runs, what the one in sight may do. */
export function drawRail(rail: RailState, actions: RailActions): TemplateResult {
  const { examples, addins, recent } = rail;
  const opened = addins.list.map(({ addin }) => addin).filter((addin) => !examples.includes(addin));
  const shown = findRunning(addins, addins.shownKey);
  const drawRow = (addin: Addin): TemplateResult => drawAddin(addin, addins, actions);
  return html`<nav class="rail" aria-label="Add-ins" @keydown=${actions.onKeydown}>
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
    ${recent.length > 0 ? drawRecent(rail, actions) : nothing} ${shown ? drawGrants(shown, actions) : nothing}
  </nav>`;
}

function drawAddin(addin: Addin, addins: RunningAddins, { onShow, onRun }: RailActions): TemplateResult {
  const { name, description } = addin.manifest;
  const isRunning = findRunning(addins, addin.key) !== undefined;
  return html`<li class="item" aria-current=${addins.shownKey === addin.key}>
    <button @click=${() => onShow(addin)}>
      <span class="tile">${icon(addin.icon)}</span>
      <span class="cut"
        ><b class="cut" title=${name}>${name}</b><small class="cut">${description ?? addin.manifest.entry}</small></span
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
  return html`<section aria-label="Recent">
    <h2>Recent</h2>
    <ul>
      ${recent.map(
        (each) =>
          html`<li class="item">
            <button @click=${() => onRecent(each)}>
              <span class="tile">${icon(each.text.trim().startsWith('{') ? 'code' : 'globe')}</span>
              <span class="cut"
                ><b class="cut ltr" title=${each.name}>${each.name}</b
                ><small>Opened ${tellAge(each.openedAtEpochMs, nowEpochMs)}</small></span
              >
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

function drawGrants({ addin, grants }: RunningAddin, { onGrant }: RailActions): TemplateResult {
  const { name, requires } = addin.manifest;
  const missing = requires.filter((grant) => !grants.includes(grant)).length;
  return html`<section class="grants" aria-label=${`What ${name} may do`}>
    <h2><span class="cut">${name} may</span><span class="ltr">${grants.length} / ${GRANT_NAMES.length}</span></h2>
    ${GRANT_NAMES.map(
      (grant) =>
        html`<label>
          <span>${GRANTS[grant]}</span>
          <input
            class="switch"
            type="checkbox"
            role="switch"
            aria-checked=${grants.includes(grant)}
            title=${grant}
            .checked=${grants.includes(grant)}
            @change=${(event: Event) => onGrant(grant, isChecked(event))}
          />
        </label>`,
    )}
    ${
      missing > 0
        ? html`<p>
            ${name} can not do its work without ${missing === 1 ? 'one grant that is' : `${missing} grants that are`}
            off.
          </p>`
        : nothing
    }
  </section>`;
}
