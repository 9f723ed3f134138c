import type { PaneStateEvent } from '@roompane/elements/host';
import type { HostRoom, Observe } from '@roompane/host';
import type { Appearance, Room, RoompaneError } from '@roompane/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Addin } from './addin.ts';
import { icon } from './icons.ts';
import type { RunningAddin, RunningAddins } from './running-addins.ts';

export interface StageState {
  readonly personId: string;
  readonly room: HostRoom | undefined;
  /** The room as the list draws it. */
  readonly listed: Room | undefined;
  readonly error: RoompaneError | undefined;
  readonly addins: RunningAddins;
  /** What to open where nothing is. */
  readonly suggestion: Addin | undefined;
  readonly appearance: Appearance;
  readonly areClocksHeld: boolean;
  readonly isRosterOpen: boolean;
  /** Takes down what crosses an add-in's port. */
  readonly observe: (key: string) => Observe;
}

export interface StageActions {
  onPaneClose(this: void, addin: Addin): void;
  onPaneState(this: void, addin: Addin, event: PaneStateEvent): void;
  onOwnOrigin(this: void, addin: Addin): void;
  onRetry(this: void): void;
  onRoster(this: void): void;
  onShow(this: void, addin: Addin): void;
}

/** The picture in its frame: the room, and the pane at its side. */
export function drawStage(stage: StageState, actions: StageActions): TemplateResult {
  return html`<main class="stage">
    <section class="room" aria-label="Room">
      ${stage.error ? drawProblem(stage.error, actions) : drawRoom(stage, actions)}
    </section>
    <section class="panes" aria-label="Pane">
      ${
        stage.room
          ? repeat(
              stage.addins.list,
              // Somebody else is another room, so that is another mount.
              ({ addin }) => `${stage.personId} ${addin.key}`,
              (running) => drawPane(stage, running, actions),
            )
          : nothing
      }
      ${stage.addins.shownKey === undefined || stage.error ? drawEmptyPane(stage, actions) : nothing}
    </section>
  </main>`;
}

function drawProblem({ code, message }: RoompaneError, { onRetry }: StageActions): TemplateResult {
  return html`<div class="center" role="alert">
    ${icon('alert')}<b>The room could not be opened</b>
    <p>${message}</p>
    <p class="code ltr">${code}</p>
    <button class="btn" @click=${onRetry}>Try again</button>
  </div>`;
}

function drawRoom({ room, listed, isRosterOpen }: StageState, { onRoster }: StageActions): TemplateResult {
  const closeOnEscape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape' && isRosterOpen) onRoster();
  };
  return html`<room-header .room=${room}>
      <button
        slot="actions"
        class="btn is-ghost is-icon"
        aria-label="Who is here"
        title="Who is here"
        aria-expanded=${isRosterOpen}
        aria-controls="roster"
        @click=${onRoster}
        @keydown=${closeOnEscape}
      >
        ${icon('people')}
      </button>
    </room-header>
    <room-messages .room=${listed}></room-messages>
    <room-composer .room=${room}></room-composer>
    <aside id="roster" class="roster" aria-label="Who is here" ?hidden=${!isRosterOpen} @keydown=${closeOnEscape}>
      ${isRosterOpen ? html`<room-roster .room=${room}></room-roster>` : nothing}
    </aside>`;
}

function drawPane(stage: StageState, running: RunningAddin, actions: StageActions): TemplateResult {
  const { addin, grants, hasOwnOrigin } = running;
  const isShown = addin.key === stage.addins.shownKey;
  return html`<room-pane
    class=${isShown ? '' : 'is-away'}
    .room=${stage.room}
    .manifest=${addin.manifest}
    .grants=${grants}
    .appearance=${stage.appearance}
    .ownOrigin=${hasOwnOrigin}
    .clocksHeld=${stage.areClocksHeld}
    .observe=${stage.observe(addin.key)}
    @pane-close=${() => actions.onPaneClose(addin)}
    @pane-state=${(event: PaneStateEvent) => actions.onPaneState(addin, event)}
    @own-origin=${() => actions.onOwnOrigin(addin)}
  >
    <span slot="icon">${icon(addin.icon)}</span>
  </room-pane>`;
}

/** One thing to do where no add-in is to be seen. */
function drawEmptyPane({ error, suggestion }: StageState, { onShow }: StageActions): TemplateResult {
  if (error) return html`<div class="center">${icon('side')}<b>Add-ins start with the room</b></div>`;
  return html`<div class="center">
    ${icon('side')}<b>No add-in is open</b>
    <p>What you pick from the list appears here, beside the room.</p>
    ${
      suggestion
        ? html`<button class="btn" @click=${() => onShow(suggestion)}>Open ${suggestion.manifest.name}</button>`
        : nothing
    }
  </div>`;
}
