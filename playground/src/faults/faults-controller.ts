import type { Mount, RoomPane } from '@roompane/elements/host';
import { RoompaneError } from '@roompane/protocol';
import { PortConditions } from '@roompane/testing/faults';
import type { LitElement, ReactiveController } from 'lit';
import type { AddinsController } from '../addins-controller.ts';
import type { FaultActions, FaultsState } from '../conditions/draw-faults.ts';
import type { RoomsController } from '../rooms-controller.ts';
import { keepOffline, readKeptOffline } from './kept-offline.ts';
import type { mountUnderFaults } from './mount-under-faults.ts';
import { TalkController } from './talk-controller.ts';

interface FaultyParts {
  readonly rooms: RoomsController;
  readonly addins: AddinsController;
}

/** What goes wrong on purpose. At rest nothing does, and no link starts any of it. */
export class FaultsController implements ReactiveController {
  readonly #host: LitElement;
  readonly #rooms: RoomsController;
  readonly #addins: AddinsController;
  readonly #ports = new Map<string, PortConditions>();
  readonly #mounts = new Map<string, Mount>();
  readonly #talk: TalkController;
  /** Of the host: what it would still do after a crash is told nobody, for it is not done. */
  #life = new AbortController();
  #mountUnderFaults: typeof mountUnderFaults | undefined;
  areClocksHeld = false;
  /** The line was down when the page was loaded. */
  #isOfflineDue = readKeptOffline();

  constructor(host: LitElement, { rooms, addins }: FaultyParts) {
    this.#host = host;
    this.#rooms = rooms;
    this.#addins = addins;
    this.#talk = new TalkController(host, rooms.own.clock);
    host.addController(this);
    void this.#openPanes();
  }

  /** The room is drawn first: panes, and all that is behind them, come a moment later. Until then they have no element. */
  async #openPanes(): Promise<void> {
    ({ mountUnderFaults: this.#mountUnderFaults } = await import('./mount-under-faults.ts'));
    await import('@roompane/elements/host/define');
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { room } = this.#rooms.own;
    if (room) this.#talk.setRoom(room.info.id);
    // Nobody comes into a room without a line: it goes as soon as the room is there, before anything is sent.
    if (!this.#isOfflineDue || !this.#rooms.own.room) return;
    this.#isOfflineDue = false;
    this.#rooms.line.isOffline = true;
  }

  get state(): FaultsState {
    const { shown } = this.#addins;
    return {
      addinName: shown?.addin.manifest.name,
      isOffline: this.#rooms.line.isOffline,
      areClocksHeld: this.areClocksHeld,
      isFlooding: this.#talk.isFlooding,
      slowMs: shown ? this.#portOf(shown.addin.key).toHostDelayMs : 0,
      isCrashed: this.#rooms.isCrashed,
    };
  }

  /** How an add-in is mounted under the conditions of its port. The same function for the same add-in. */
  readonly mountOf = (key: string): Mount => {
    const conditions = this.#portOf(key);
    const { clock, enterRoom } = this.#rooms.own;
    const mount =
      this.#mounts.get(key) ??
      ((options) => {
        if (!this.#mountUnderFaults) throw new RoompaneError('room/not-joined');
        return this.#mountUnderFaults(options, { conditions, clock, enterRoom, life: () => this.#life.signal });
      });
    this.#mounts.set(key, mount);
    return mount;
  };

  readonly actions: FaultActions = {
    onDrop: () => this.#shownPort()?.crash(),
    onCrash: () => {
      // First the ports: a host that dies says no bye.
      for (const port of this.#ports.values()) port.crash();
      this.#life.abort();
      this.#life = new AbortController();
      this.#rooms.crash();
    },
    onReload: () => {
      const pane = this.#host.renderRoot.querySelector<RoomPane>('room-pane:not(.is-away)');
      pane?.reload();
    },
    onFlood: () => this.#talk.toggleFlood(),
    onOffline: (isOffline) => {
      this.#setOffline(isOffline);
    },
    onHold: (areHeld) => {
      this.areClocksHeld = areHeld;
      this.#rooms.own.clock.hold(areHeld);
      this.#host.requestUpdate();
    },
    onSlow: (delayMs) => {
      const port = this.#shownPort();
      if (port) port.toHostDelayMs = delayMs;
      this.#host.requestUpdate();
    },
  };

  /** What people and bots say of their own accord. */
  setRate(messagesPerSecond: number): void {
    this.#talk.setRate(messagesPerSecond);
  }

  /** Nothing goes wrong any more. What a port has lost stays lost. */
  end(): void {
    this.#talk.endFlood();
    this.#setOffline(false);
    for (const port of this.#ports.values()) port.toHostDelayMs = 0;
    this.actions.onHold(false);
    if (this.#rooms.isCrashed) this.#rooms.restart();
  }

  #setOffline(isOffline: boolean): void {
    this.#isOfflineDue = false;
    this.#rooms.line.isOffline = isOffline;
    keepOffline(isOffline);
  }

  #shownPort(): PortConditions | undefined {
    const { shownKey } = this.#addins.running;
    return shownKey === undefined ? undefined : this.#portOf(shownKey);
  }

  #portOf(key: string): PortConditions {
    const port = this.#ports.get(key) ?? new PortConditions();
    this.#ports.set(key, port);
    return port;
  }
}
