import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import {
  type Appearance,
  type Clock,
  type Grant,
  isLoopback,
  type Manifest,
  type OpenReason,
  type RoompaneError,
  toRoompaneError,
} from '@roompane/protocol';
import { OwnOriginEvent } from '../../events/own-origin-event.ts';
import { PaneCloseEvent } from '../../events/pane-close-event.ts';
import { type PaneState, PaneStateEvent } from '../../events/pane-state-event.ts';
import { ConnectionController } from '../../internal/connection-controller.ts';
import { LateController } from '../../internal/late-controller.ts';
import { systemClock } from '../../internal/system-clock.ts';
import { baseStyles } from '../../styles/base.styles.ts';
import { buttonStyles } from '../../styles/button.styles.ts';
import { dotStyles } from '../../styles/dot.styles.ts';
import { placeStyles } from '../../styles/place.styles.ts';
import { segmentedStyles } from '../../styles/segmented.styles.ts';
import { type FailurePolicy, type HostRoom, mount, type Mount, type Observe, type PaneSession } from '../session.ts';
import { type MountPlan, needsMount, planMount } from './mount-plan.ts';
import { toPaneFailure } from './pane-failure.ts';
import { type FailureActions, renderBones, renderClosed, renderFailure, renderSteps } from './render-cover.ts';
import { renderHeader } from './render-header.ts';
import { roomPaneStyles } from './room-pane.styles.ts';
import { SERVER_FIXES } from './server-fix.ts';

const BONES_AFTER_MS = 200;
const STEPS_AFTER_MS = 2_000;
const STEP_TICK_MS = 100;

/**
 * An add-in beside its room, in a sandboxed frame.
 *
 * Its header never goes away, so that one always sees whose pane it is and can close it. The frame is made once for each
 * mount and never moves in the document, because moving it would load it anew; place and size are a matter of CSS. When
 * the element leaves the document the session ends, and with its return a new one begins.
 *
 * @element room-pane
 * @slot icon - The add-in's mark in the header; 16 px.
 * @slot actions - Buttons before those of the pane itself.
 * @event {PaneStateEvent} pane-state - Loading, connecting, ready, unresponsive, ended (with the error), closed.
 * @event {PaneCloseEvent} pane-close - The user closed the pane.
 * @event {OwnOriginEvent} own-origin - The user wants the add-in to have its own origin.
 * @csspart header - The line that names the add-in.
 * @csspart frame - The iframe.
 * @csspart failure - What stands in the place of an add-in that ended.
 * @cssproperty --rp-surface - The ground.
 * @cssproperty --rp-line - The header's lower edge.
 */
export class RoomPane extends LitElement {
  static override styles = [baseStyles, buttonStyles, segmentedStyles, dotStyles, placeStyles, roomPaneStyles];

  #late: LateController = new LateController(this);
  #plan: MountPlan | undefined;
  #mounting: ConnectionController<MountPlan>;
  #session: PaneSession | undefined;
  #frame: HTMLIFrameElement | undefined;
  /** The state that was told last. */
  #told: PaneState | undefined;
  #mountedAtEpochMs = 0;
  #loadedAfterMs: number | undefined;

  /** Why there is no session, where mounting itself was refused. */
  @state() private mountError: RoompaneError | undefined;
  @state() private isClosed = false;
  @state() private fixId = SERVER_FIXES[0]?.id ?? '';
  @state() private isCopied = false;

  /** The room that the add-in stands in; while it is a promise the add-in waits. */
  @property({ attribute: false }) room: HostRoom | Promise<HostRoom> | undefined;

  /** What to mount. */
  @property({ attribute: false }) manifest: Manifest | undefined;

  /** What the add-in holds. It can change while the add-in runs. */
  @property({ attribute: false }) grants: readonly Grant[] = [];

  /** How the page looks. It can change while the add-in runs. */
  @property({ attribute: false }) appearance: Appearance = {
    theme: 'light',
    density: 'comfortable',
    locale: 'en',
    direction: 'ltr',
  };

  /** Why the pane is there. @default 'user' */
  @property({ attribute: 'open-reason' }) openReason: OpenReason = 'user';

  /** What becomes of a draft when the add-in gives no verdict. @default the host's */
  @property({ attribute: 'intercept-policy' }) interceptPolicy: FailurePolicy | undefined;

  /** Its place among the add-ins that check drafts; lower is asked first. @default the host's */
  @property({ type: Number }) order: number | undefined;

  /** How long the add-in may check one draft. @default the host's */
  @property({ type: Number, attribute: 'check-deadline-ms' }) checkDeadlineMs: number | undefined;

  /** The add-in keeps its own origin (`allow-same-origin`); for another site than the page's alone. */
  @property({ type: Boolean, attribute: 'own-origin' }) ownOrigin = false;

  /** Nothing runs out while this is set, so that a debugger can stop the add-in. */
  @property({ type: Boolean, attribute: 'clocks-held' }) clocksHeld = false;

  /** The time that waiting is measured by. @default the browser's */
  @property({ attribute: false }) clock: Clock = systemClock;

  /** Told of every string that crosses the port of the next mount. @default nobody */
  @property({ attribute: false }) observe: Observe | undefined;

  /** How an add-in is mounted: for options of the host that have no attribute here, and for tests. @default `mountAddin` */
  @property({ attribute: false }) mount: Mount = mount;

  constructor() {
    super();
    this.#mounting = new ConnectionController(
      this,
      () => this.#plan,
      (plan, signal) => this.#begin(plan, signal),
    );
    this.addController({ hostDisconnected: () => this.#leave() });
  }

  /** Where the pane is. */
  get paneState(): PaneState {
    if (this.isClosed) return 'closed';
    if (this.mountError) return 'ended';
    return this.#session?.state ?? 'loading';
  }

  /** The session of the current mount, for what a page wants to know beyond the pane: its events, its record. */
  get session(): PaneSession | undefined {
    return this.#session;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (needsMount(changed)) this.#plan = planMount(this);
    if (changed.has('grants')) this.#session?.setGrants(this.grants);
    if (changed.has('appearance')) this.#session?.setAppearance(this.appearance);
    if (changed.has('clocksHeld')) this.#session?.holdClocks(this.clocksHeld);
  }

  /** Mounts the add-in's page afresh. */
  reload(): void {
    const now = this.paneState;
    if (this.#session && now !== 'ended' && now !== 'closed') this.#session.reload();
    else this.#mounting.restart();
  }

  /** Ends the session. The pane stays and says so. */
  close(): void {
    this.isClosed = true;
    this.#session?.close();
    this.#frame = undefined;
    this.dispatchEvent(new PaneCloseEvent());
  }

  #leave(): void {
    this.#session = undefined;
    this.#frame = undefined;
    this.requestUpdate();
  }

  #begin(plan: MountPlan, signal: AbortSignal): void {
    const frame = document.createElement('iframe');
    frame.title = plan.manifest.name;
    frame.part.add('frame');
    this.#frame = frame;
    this.#mountedAtEpochMs = this.clock.now();
    this.#loadedAfterMs = undefined;
    this.isClosed = false;
    this.mountError = undefined;
    try {
      const { grants, appearance, clock, observe } = this;
      const session = this.mount({ ...plan, frame, grants, appearance, clock, observe, signal });
      this.#session = session;
      session.addEventListener('state-changed', () => this.#handleState(session), { signal });
      if (this.clocksHeld) session.holdClocks(true);
    } catch (thrown) {
      this.#session = undefined;
      this.#frame = undefined;
      this.mountError = toRoompaneError(thrown);
    }
    this.requestUpdate();
  }

  #handleState(session: PaneSession): void {
    const isFresh = session.state === 'loading';
    if (isFresh) this.#mountedAtEpochMs = this.clock.now();
    if (isFresh) this.#loadedAfterMs = undefined;
    else this.#loadedAfterMs ??= this.clock.now() - this.#mountedAtEpochMs;
    this.requestUpdate();
  }

  protected override updated(): void {
    const now = this.paneState;
    if (now === this.#told || !this.manifest) return;
    this.#told = now;
    this.dispatchEvent(new PaneStateEvent(now, this.mountError ?? this.#session?.error));
  }

  #handleReload = (): void => this.reload();
  #handleClose = (): void => this.close();

  override render(): TemplateResult {
    const { manifest, grants, paneState } = this;
    const name = manifest?.name ?? 'Add-in';
    const asked = new Set([...(manifest?.requires ?? []), ...(manifest?.wants ?? [])]);
    this.#frame?.classList.toggle('is-covered', paneState !== 'ready' && paneState !== 'unresponsive');
    return html`${renderHeader({
        name,
        state: paneState,
        grantCount: grants.filter((grant) => asked.has(grant)).length,
        askedCount: asked.size,
        reload: this.#handleReload,
        close: this.#handleClose,
      })}
      <div class="stage">${this.#frame ?? nothing}${this.#renderCover(name)}</div>`;
  }

  #renderCover(name: string): unknown {
    if (!this.manifest) return nothing;
    switch (this.paneState) {
      case 'loading':
      case 'connecting':
        return this.#renderStart();
      case 'ended':
        return this.#renderEnd(name);
      case 'closed':
        return renderClosed(name, this.#handleReload);
      default:
        return nothing;
    }
  }

  #renderStart(): unknown {
    if (this.#late.isLate('start', STEPS_AFTER_MS)) {
      const elapsedMs = this.#late.elapsedMs('start', STEP_TICK_MS);
      return renderSteps({ loadedAfterMs: this.#loadedAfterMs, elapsedMs, stop: this.#handleClose });
    }
    return this.#late.isLate('start', BONES_AFTER_MS) ? renderBones() : nothing;
  }

  #renderEnd(name: string): TemplateResult {
    const error = this.mountError ?? this.#session?.error;
    const actions: FailureActions = {
      fixId: this.fixId,
      isCopied: this.isCopied,
      takeOwnOrigin: this.#canTakeOwnOrigin() ? this.#handleOwnOrigin : undefined,
      reload: this.#handleReload,
      close: this.#handleClose,
      chooseFix: (id) => {
        this.fixId = id;
        this.isCopied = false;
      },
      copyFix: (lines) => void this.#copy(lines),
    };
    return renderFailure(toPaneFailure(name, error), error?.code, actions);
  }

  #canTakeOwnOrigin(): boolean {
    return !this.ownOrigin && this.manifest !== undefined && isLoopback(new URL(this.manifest.entry).hostname);
  }

  #handleOwnOrigin = (): void => {
    if (this.manifest) this.dispatchEvent(new OwnOriginEvent(this.manifest.entry));
  };

  async #copy(lines: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(lines);
      this.isCopied = true;
    } catch {
      // The page may not write to the clipboard; the lines are selected by one click and can be copied by hand.
      this.isCopied = false;
    }
  }
}
