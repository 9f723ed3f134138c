import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../icons.ts';
import type { PaneFailure } from './pane-failure.ts';
import { SERVER_FIXES } from './server-fix.ts';

export function renderBones(): TemplateResult {
  return html`<div class="cover" aria-hidden="true">
    <div class="bones">
      <div><span class="bone" style="inline-size: 34%"></span><span class="bone" style="inline-size: 18%"></span></div>
      ${[62, 48, 70, 55].map(
        (percent) =>
          html`<div>
            <span class="bone is-square"></span>
            <span class="bone" style="inline-size: ${percent}%"></span>
            <span class="bone" style="inline-size: 14%"></span>
          </div>`,
      )}
    </div>
  </div>`;
}

/** How far a start has come. */
export interface StartSteps {
  /** How long the page took; absent while it loads. */
  readonly loadedAfterMs: number | undefined;
  readonly elapsedMs: number;
  readonly stop: () => void;
}

export function renderSteps({ loadedAfterMs, elapsedMs, stop }: StartSteps): TemplateResult {
  const isLoaded = loadedAfterMs !== undefined;
  const now = html`<span class="faint num ltr">${duration(elapsedMs - (loadedAfterMs ?? 0))}</span>`;
  return html`<div class="cover">
    <div class="center">
      <ul class="steps">
        <li class=${isLoaded ? 'is-done' : 'is-now'}>
          ${isLoaded ? icon('check') : html`<span class="spin"></span>`}
          <span>${isLoaded ? 'Page loaded' : 'Loading the page'}</span>
          ${isLoaded ? html`<span class="faint num ltr">${duration(loadedAfterMs)}</span>` : now}
        </li>
        <li class=${isLoaded ? 'is-now' : 'is-next'}>
          <span class=${isLoaded ? 'spin' : 'dot is-hollow'}></span><span>Waiting for the add-in</span>
          ${isLoaded ? now : nothing}
        </li>
      </ul>
      <p>
        ${isLoaded ? 'It has not answered yet. Roompane stops waiting by itself.' : 'Its server has not answered yet.'}
      </p>
      <div class="acts"><button class="btn is-s" type="button" @click=${stop}>Stop waiting</button></div>
    </div>
  </div>`;
}

function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** What the buttons of a failure do, and which fix is shown. */
export interface FailureActions {
  readonly fixId: string;
  readonly isCopied: boolean;
  /** Present where the add-in could run with its own origin. */
  readonly takeOwnOrigin: (() => void) | undefined;
  readonly reload: () => void;
  readonly close: () => void;
  readonly chooseFix: (id: string) => void;
  readonly copyFix: (lines: string) => void;
}

export function renderFailure(failure: PaneFailure, code: string | undefined, actions: FailureActions): TemplateResult {
  const { takeOwnOrigin } = actions;
  return html`<div class="cover" part="failure">
    <div class="center">
      ${icon(failure.icon)}<b>${failure.title}</b>
      <p>${failure.text}</p>
      ${failure.isAboutServer ? renderFix(actions) : nothing}
      <div class="acts">
        ${
          failure.isFinal
            ? html`<button class="btn" type="button" @click=${actions.close}>Close pane</button>`
            : html`<button class="btn is-primary" type="button" @click=${actions.reload}>Reload pane</button>`
        }
        ${
          failure.isAboutServer && takeOwnOrigin
            ? html`<button
                class="btn"
                type="button"
                title="Runs it with allow-same-origin, so that its server needs no header"
                @click=${takeOwnOrigin}
              >
                Own origin
              </button>`
            : nothing
        }
      </div>
      ${code ? html`<p class="code"><span class="ltr">${code}</span></p>` : nothing}
    </div>
  </div>`;
}

function renderFix({ fixId, isCopied, chooseFix, copyFix }: FailureActions): TemplateResult {
  const fix = SERVER_FIXES.find(({ id }) => id === fixId) ?? SERVER_FIXES[0];
  const handleChange = (event: Event): void => {
    // The listener sits on radios alone.
    chooseFix((event.target as HTMLInputElement).value);
  };
  return html`<div class="fix">
    <fieldset class="seg is-s" @change=${handleChange}>
      <legend>The add-in’s server</legend>
      ${SERVER_FIXES.map(
        ({ id, label }) =>
          html`<label
            ><input type="radio" name="server" value=${id} .checked=${id === fix?.id} /><span>${label}</span></label
          >`,
      )}
    </fieldset>
    <div class="lines">
      <p>${fix?.place}</p>
      <pre class="code" tabindex="0" aria-label="Lines to copy">${fix?.lines}</pre>
      <button
        class="btn is-s is-ghost is-icon"
        type="button"
        aria-label=${isCopied ? 'Copied' : 'Copy'}
        title=${isCopied ? 'Copied' : 'Copy'}
        @click=${() => copyFix(fix?.lines ?? '')}
      >
        ${icon(isCopied ? 'check' : 'copy', 'is-s')}
      </button>
    </div>
  </div>`;
}

export function renderClosed(name: string, reopen: () => void): TemplateResult {
  return html`<div class="cover">
    <div class="center">
      ${icon('side')}<b>${name} is closed</b>
      <p>It no longer sees this room.</p>
      <div class="acts"><button class="btn" type="button" @click=${reopen}>Open again</button></div>
    </div>
  </div>`;
}
