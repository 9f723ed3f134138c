import type { MessageEditEvent, MessageReplyEvent, RoomComposer, RoomLinkEvent } from '@roompane/elements';
import type { MessageFoundEvent } from '@roompane/elements/find';
import type { EnterRoom, HostRoom } from '@roompane/host';
import type { RoompaneError } from '@roompane/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { StageActions, StageState } from './draw-stage.ts';
import { FIRST_ROOM_ID } from './first-room.ts';
import { drawLostMessage } from './draw-lost-message.ts';
import { drawRoomsButton } from './draw-rooms.ts';
import { icon } from './icons.ts';
import { reloadAddin } from './reload-addin.ts';
import { templatesOf } from './running-addins.ts';

/** The one whom one is, or who else looks at the room. */
export type Side = 'own' | 'other';

/** The room as one person has it. */
export interface RoomView {
  readonly personId: string;
  readonly personName: string;
  readonly room: HostRoom | undefined;
  /** The room that is wanted, whether it is there or not. */
  readonly roomId: string;
  /** The room that was entered last, also while the next one is on its way: by it the others are found. */
  readonly around: HostRoom | undefined;
  /** Lets whoever needs it into another room. */
  readonly enterRoom: EnterRoom;
  /** Why there is none. */
  readonly error: RoompaneError | undefined;
}

interface RoomPlace {
  readonly stage: StageState;
  readonly actions: StageActions;
  readonly side: Side;
}

/** One person's room: what it is, what is said, and a place to write. */
export function drawRoom(view: RoomView, { stage, actions, side }: RoomPlace): TemplateResult {
  const { room, error } = view;
  if (error) return drawProblem(error, { view, actions, side });
  return html`<room-header .room=${room}>
      ${side === 'own' ? drawRoomsButton(stage, actions) : nothing}
      <room-typing slot="badge" .room=${room}></room-typing>
      ${side === 'own' && stage.faults.isOffline ? html`<span slot="badge" class="tag is-warn">Offline</span>` : nothing}
      ${stage.other ? drawWho({ stage, actions, side }) : nothing}
      ${side === 'own' && room ? drawSearchButton() : nothing}
      ${side === 'own' ? drawRosterButton(stage, actions) : nothing}
    </room-header>
    ${side === 'own' && stage.isMessageLost ? drawLostMessage(actions.onMessageLost) : nothing}
    <room-messages
      .room=${room}
      .templates=${templatesOf(stage.addins)}
      .linkTo=${side === 'own' ? stage.linkTo : undefined}
      @message-reply=${(event: MessageReplyEvent) => composerOf(event)?.reply(event.message)}
      @message-edit=${(event: MessageEditEvent) => composerOf(event)?.edit(event.message)}
      @room-link=${({ roomId }: RoomLinkEvent) => actions.onRoom(roomId)}
    ></room-messages>
    <room-composer
      .room=${room}
      .reloadAddin=${side === 'own' ? reloadAddin : undefined}
      .clocksHeld=${stage.faults.areClocksHeld}
    ></room-composer>
    ${side === 'own' ? [drawRoster(view, stage), drawSearch(view)] : nothing}`;
}

/** The composer below a list. */
function composerOf({ currentTarget }: Event): RoomComposer | null {
  return (currentTarget as HTMLElement).parentElement?.querySelector('room-composer') ?? null;
}

/** Whose view this is; where one of two is in sight, the way to the other. */
function drawWho({ stage, actions, side }: RoomPlace): TemplateResult {
  const { own, other } = stage;
  const [here, there] = side === 'own' ? [own, other] : [other, own];
  const label = `As ${here?.personName}. Show the room as ${there?.personName} has it`;
  return html`<span slot="actions" class="who">
    <span class="tag cut">${here?.personName}</span>
    <button
      class="btn is-s"
      aria-label=${label}
      title=${label}
      @click=${() => actions.onSide(side === 'own' ? 'other' : 'own')}
    >
      ${icon('swap', 'is-s')}<span class="cut">${here?.personName}</span>
    </button>
  </span>`;
}

function drawSearchButton(): TemplateResult {
  return html`<button
    slot="actions"
    class="btn is-ghost is-icon find-toggle"
    aria-label="Find messages"
    title="Find messages"
    popovertarget="found"
    @click=${() => void import('@roompane/elements/find/define')}
  >
    ${icon('search')}
  </button>`;
}

/** It closes by itself once someone goes to what was found. */
function drawSearch({ room }: RoomView): TemplateResult {
  const show = (event: MessageFoundEvent): void => {
    const aside = event.currentTarget as HTMLElement;
    const { message, cursor } = event.found;
    aside.hidePopover();
    const list = aside.parentElement?.querySelector('room-messages');
    void list?.scrollToMessage(message.id, { cursor }).catch(() => undefined);
  };
  return html`<aside id="found" class="found" popover aria-label="Find messages" @message-found=${show}>
    <room-search .room=${room}></room-search>
  </aside>`;
}

function drawRosterButton({ aside }: StageState, { onAside }: StageActions): TemplateResult {
  return html`<button
    slot="actions"
    class="btn is-ghost is-icon roster-toggle"
    aria-label="Who is here"
    title="Who is here"
    aria-expanded=${aside === 'roster'}
    aria-controls="roster"
    @click=${() => onAside('roster')}
  >
    ${icon('people')}
  </button>`;
}

function drawRoster({ room }: RoomView, { aside }: StageState): TemplateResult {
  const isOpen = aside === 'roster';
  return html`<aside id="roster" class="roster" aria-label="Who is here" ?hidden=${!isOpen}>
    ${isOpen ? html`<room-roster .room=${room}></room-roster>` : nothing}
  </aside>`;
}

interface ProblemPlace {
  readonly view: RoomView;
  readonly actions: StageActions;
  readonly side: Side;
}

/** Whose room is not to be had may try again, or go where they were, or where everybody begins. */
function drawProblem({ code, message }: RoompaneError, { view, actions, side }: ProblemPlace): TemplateResult {
  const { around, roomId } = view;
  const back = around && around.info.id !== roomId ? around.info : undefined;
  const backId = back?.id ?? FIRST_ROOM_ID;
  return html`<div class="center" role="alert">
    ${icon('alert')}<b>The room could not be opened</b>
    <p>${message}</p>
    <p class="code ltr">${code}</p>
    <div class="acts">
      <button class="btn" @click=${() => actions.onRetry(side)}>Try again</button>
      ${
        side === 'own' && roomId !== backId
          ? html`<button class="btn is-ghost" @click=${() => actions.onRoom(backId)}>
              Go to ${back ? html`<bdi>${back.title}</bdi>` : 'the first room'}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** What is left of the host when it was ended on purpose. */
export function drawCrash({ onRestart }: StageActions): TemplateResult {
  return html`<div class="center" role="alert">
    ${icon('crash')}<b>You crashed the host</b>
    <p>Its panes went with it, their ports without a bye, and it left the room without a word.</p>
    <button class="btn" @click=${onRestart}>Start the host again</button>
  </div>`;
}
