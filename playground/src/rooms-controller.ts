import { askWith } from '@roompane/elements/host';
import { OutgoingRecord } from '@roompane/host';
import { LineConditions } from '@roompane/testing/faults';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Conditions } from './conditions/conditions.ts';
import type { RoomView, Side } from './draw-room.ts';
import { findPerson } from './people.ts';
import { Connection } from './room-connection.ts';

/** The room as one person has it, and as a second one does where somebody else is to look at it too. */
export class RoomsController implements ReactiveController {
  /** From the one whom one is to the chat server. */
  readonly line: LineConditions = new LineConditions();
  /** What becomes of the drafts of the one whom one is. Words stay on this page, as the contents of records do. */
  readonly drafts: OutgoingRecord = new OutgoingRecord({ drafts: 500, keepsWords: true });
  /** What add-ins ask either of the two, one question at a time. */
  readonly question: HTMLElementTagNameMap['room-question'] = document.createElement('room-question');
  readonly #otherLine = new LineConditions();
  readonly #host: ReactiveControllerHost;
  readonly own: Connection;
  readonly #other: Connection;
  /** The host's side was ended on purpose. */
  isCrashed = false;
  personId = '';
  /** Where the one whom one is goes once another room is chosen: the second person comes along. */
  readonly open = (roomId: string): void => {
    this.own.open(roomId);
    this.#other.open(roomId);
  };

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    const ask = askWith(this.question);
    this.own = new Connection(host, this.line, { ask, drafts: this.drafts });
    this.#other = new Connection(host, this.#otherLine, { ask });
    host.addController(this);
  }

  hostConnected(): void {
    this.line.addEventListener('changed', this.#handleLine);
  }

  hostDisconnected(): void {
    this.line.removeEventListener('changed', this.#handleLine);
  }

  be(personId: string): void {
    this.personId = personId;
    this.isCrashed = false;
    this.own.be(findPerson(personId).person);
  }

  /** What of the conditions lies on the lines, and who is there. The kind of the room is the same for everybody. */
  apply({ latencyMs, role, roomKind, secondPersonId }: Conditions): void {
    Object.assign(this.line, { latencyMs, role, roomKind });
    this.#otherLine.roomKind = roomKind;
    if (secondPersonId === undefined) this.#other.leave();
    else if (this.#other.person?.id !== secondPersonId) this.#other.be(findPerson(secondPersonId).person);
  }

  /** The one whom one is leaves as a page does that dies. */
  crash(): void {
    this.isCrashed = true;
    this.own.leave();
  }

  readonly restart = (): void => this.be(this.personId);

  readonly retry = (side: Side): void => (side === 'own' ? this.own : this.#other).retry();

  viewOf(side: Side): RoomView {
    const { person, room, roomId, around, enterRoom, error } = side === 'own' ? this.own : this.#other;
    return {
      personId: person?.id ?? '',
      personName: person?.name ?? '',
      room,
      roomId,
      around,
      enterRoom,
      error,
    };
  }

  readonly #handleLine = (): void => this.#host.requestUpdate();
}
