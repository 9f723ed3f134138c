import type { LinkToMessage } from '@roompane/elements';
import type { Mount, PaneStateEvent } from '@roompane/elements/host';
import type { Observe } from '@roompane/host';
import type { Appearance } from '@roompane/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Addin } from './addin.ts';
import type { FaultsState } from './conditions/draw-faults.ts';
import { drawCrash, drawRoom, type RoomView, type Side } from './draw-room.ts';
import { drawRooms } from './draw-rooms.ts';
import { icon } from './icons.ts';
import type { Aside } from './shell/asides-controller.ts';
import type { RunningAddin, RunningAddins } from './running-addins.ts';

export interface StageState {
  readonly own: RoomView;
  /** Somebody else's view of the same room. */
  readonly other: RoomView | undefined;
  /** Which of the two is in sight where there is room for one. */
  readonly side: Side;
  readonly faults: FaultsState;
  readonly addins: RunningAddins;
  /** What to open where nothing is. */
  readonly suggestion: Addin | undefined;
  readonly appearance: Appearance;
  readonly paneWidthPx: number | undefined;
  /** The list that lies over the room. */
  readonly aside: Aside | undefined;
  /** Other rooms with something unread. */
  readonly unreadRooms: number;
  /** Takes down what crosses an add-in's port. */
  readonly observe: (key: string) => Observe;
  /** Puts its port under the conditions of the moment. */
  readonly mountOf: (key: string) => Mount;
  readonly linkTo: LinkToMessage;
  /** The message that a link led to was not found. */
  readonly isMessageLost: boolean;
}

export interface StageActions {
  onPaneClose(this: void, addin: Addin): void;
  onPaneState(this: void, addin: Addin, event: PaneStateEvent): void;
  onOwnOrigin(this: void, addin: Addin): void;
  onRetry(this: void, side: Side): void;
  onRestart(this: void): void;
  onAside(this: void, aside: Aside): void;
  onSide(this: void, side: Side): void;
  onShow(this: void, addin: Addin): void;
  onRoom(this: void, roomId: string): void;
  onMessageLost(this: void): void;
  onRoomsUnread(this: void, rooms: number): void;
}

/** The picture in its frame: the room, the pane at its side, and the same room as somebody else has it. */
export function drawStage(stage: StageState, actions: StageActions): TemplateResult {
  const { appearance, own, other, side, addins, paneWidthPx } = stage;
  const { isCrashed } = stage.faults;
  return html`<main
    class="stage"
    id="stage"
    lang=${appearance.locale}
    data-density=${appearance.density}
    style=${paneWidthPx === undefined ? nothing : `--pane-width: ${paneWidthPx}px`}
  >
    <div class="parts ${other ? `is-double shows-${side}` : ''}">
      <section class="room" aria-label=${other ? `Room, as ${own.personName} has it` : 'Room'}>
        ${isCrashed ? drawCrash(actions) : [drawRoom(own, { stage, actions, side: 'own' }), drawRooms(own, stage, actions)]}
      </section>
      <section class="panes" aria-label="Pane">
        ${
          own.room && !isCrashed && customElements.get('room-pane')
            ? repeat(
                addins.list,
                // Another room is another mount, and so is the same one as somebody else has it.
                ({ addin }) => `${own.personId} ${own.room?.info.id} ${addin.key}`,
                (running) => drawPane(stage, running, actions),
              )
            : nothing
        }
        ${addins.shownKey === undefined || own.error || isCrashed ? drawEmptyPane(stage, actions) : nothing}
      </section>
      ${
        other
          ? html`<section class="room is-other" aria-label=${`Room, as ${other.personName} has it`}>
              ${drawRoom(other, { stage, actions, side: 'other' })}
            </section>`
          : nothing
      }
    </div>
  </main>`;
}

function drawPane(stage: StageState, running: RunningAddin, actions: StageActions): TemplateResult {
  const { addin, grants, hasOwnOrigin, checking } = running;
  const isShown = addin.key === stage.addins.shownKey;
  return html`<room-pane
    class=${isShown ? '' : 'is-away'}
    .room=${stage.own.room}
    .manifest=${addin.manifest}
    .grants=${grants}
    .appearance=${stage.appearance}
    .ownOrigin=${hasOwnOrigin}
    .interceptPolicy=${checking.policy}
    .checkDeadlineMs=${checking.deadlineMs}
    .clocksHeld=${stage.faults.areClocksHeld}
    .observe=${stage.observe(addin.key)}
    .mount=${stage.mountOf(addin.key)}
    @pane-close=${() => actions.onPaneClose(addin)}
    @pane-state=${(event: PaneStateEvent) => actions.onPaneState(addin, event)}
    @own-origin=${() => actions.onOwnOrigin(addin)}
  >
    <span slot="icon">${icon(addin.icon)}</span>
  </room-pane>`;
}

/** One thing to do where no add-in is to be seen. */
function drawEmptyPane({ own, faults, suggestion }: StageState, { onShow }: StageActions): TemplateResult {
  if (own.error || faults.isCrashed)
    return html`<div class="center">${icon('side')}<b>Add-ins start with the room</b></div>`;
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
