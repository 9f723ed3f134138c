import type { PaneState, PaneStateEvent, RoomPane } from '@roompane/elements/host';
import type { Grant } from '@roompane/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Addin, lookOf } from './addin.ts';
import { EXAMPLES, FIRST_EXAMPLES } from './examples.ts';
import type { SourceLook } from './inspector/draw-row.ts';
import type { AddinReadEvent } from './open-field.ts';
import { addRecent, readRecent, type Recent } from './recent.ts';
import {
  type Checking,
  findRunning,
  giveOwnOrigin,
  NOTHING_RUNS,
  type RunningAddin,
  type RunningAddins,
  setChecking,
  setGrant,
  showAddin,
  startAddin,
  stopAddin,
} from './running-addins.ts';

/** The add-ins of the page: which run, which is in sight, where their panes stand, what was opened before. */
export class AddinsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #paneStates = new Map<string, PaneState>();
  /** Add-ins that were brought back after they had left their page. */
  readonly #broughtBack = new Set<string>();
  running: RunningAddins = NOTHING_RUNS;
  recent: readonly Recent[] = readRecent();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get shown(): RunningAddin | undefined {
    return findRunning(this.running, this.running.shownKey);
  }

  /** Where the pane in sight stands. */
  get shownState(): PaneState | undefined {
    return this.#paneStates.get(this.running.shownKey ?? '');
  }

  /** The examples, and what else runs. */
  get all(): readonly Addin[] {
    const opened = this.running.list.map(({ addin }) => addin).filter((addin) => !EXAMPLES.includes(addin));
    return [...EXAMPLES, ...opened];
  }

  readonly lookOf = (key: string): SourceLook =>
    lookOf(
      this.all.find((addin) => addin.key === key),
      key,
    );

  /** Runs the first examples, and that of a link, which is shown. */
  begin(shownKey: string | null): void {
    const running = FIRST_EXAMPLES.reduce(startAddin, NOTHING_RUNS);
    const shown = EXAMPLES.find(({ key }) => key === shownKey) ?? EXAMPLES[0];
    this.#set(shown ? showAddin(running, shown) : running);
  }

  readonly show = (addin: Addin): void => this.#set(showAddin(this.running, addin));

  /** Starts an add-in without showing it, or stops it. */
  readonly run = (addin: Addin, isOn: boolean): void => {
    if (!isOn) this.#paneStates.delete(addin.key);
    this.#set(isOn ? startAddin(this.running, addin) : stopAddin(this.running, addin.key));
  };

  /** Opened again is started afresh: what was pasted may be another version. */
  open({ addin, text }: AddinReadEvent): void {
    this.recent = addRecent({ text, name: addin.manifest.name, openedAtEpochMs: Date.now() });
    this.#broughtBack.delete(addin.key);
    this.#set(showAddin(stopAddin(this.running, addin.key), addin));
  }

  /** Gives a grant to the add-in in sight, or takes it back. */
  readonly grant = (grant: Grant, isGiven: boolean): void => {
    const { shownKey } = this.running;
    if (shownKey !== undefined) this.#set(setGrant(this.running, shownKey, { grant, isGiven }));
  };

  /** Decides otherwise about the posts that the add-in in sight checks. It is mounted afresh. */
  readonly decide = (change: Checking): void => {
    const { shownKey } = this.running;
    if (shownKey !== undefined) this.#set(setChecking(this.running, shownKey, change));
  };

  /** Each holds again what it starts with, and checks posts as hosts let it by default. */
  resetGrants(): void {
    const list = this.running.list.map((each) => ({ ...each, grants: each.addin.startsWith, checking: {} }));
    this.#set({ ...this.running, list });
  }

  giveOwnOrigin({ key }: Addin): void {
    this.#set(giveOwnOrigin(this.running, key));
  }

  readonly tellState = ({ key }: Addin, { state: now, error, target }: PaneStateEvent): void => {
    this.#paneStates.set(key, now);
    this.#host.requestUpdate();
    // A frame that wandered off is brought back once; after that the person decides.
    if (now !== 'ended' || error?.code !== 'connection/navigated-away' || this.#broughtBack.has(key)) return;
    this.#broughtBack.add(key);
    if (isPane(target)) target.reload();
  };

  #set(running: RunningAddins): void {
    this.running = running;
    this.#host.requestUpdate();
  }
}

/** By its name: the class comes with the panes, behind the first drawing. */
function isPane(target: EventTarget | null): target is RoomPane {
  return target instanceof HTMLElement && target.localName === 'room-pane';
}
