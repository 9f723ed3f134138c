import { type Observe, Recorder } from '@roompane/host';
import { html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Addin, isLocal, lookOf } from './addin.ts';
import { AddinsController } from './addins-controller.ts';
import { AppearanceController } from './appearance.ts';
import type { Conditions } from './conditions/conditions.ts';
import { ConditionsController } from './conditions/conditions-controller.ts';
import { drawConditions } from './conditions/draw-conditions.ts';
import { tellUnusual } from './conditions/tell-unusual.ts';
import { drawBar } from './draw-bar.ts';
import { drawRail } from './draw-rail.ts';
import type { Side } from './draw-room.ts';
import { drawStage } from './draw-stage.ts';
import { drawTabs } from './draw-tabs.ts';
import { FaultsController } from './faults/faults-controller.ts';
import { EXAMPLES } from './examples.ts';
import type { SourceLook } from './inspector/draw-row.ts';
import { tellNews, UnseenController } from './inspector/unseen.ts';
import { LightElement } from './light-element.ts';
import { readLink, writeLink, writeOtherSite } from './links.ts';
import type { AddinReadEvent, OpenField } from './open-field.ts';
import { findPerson } from './people.ts';
import type { Recent } from './recent.ts';
import { RoomsController } from './rooms-controller.ts';
import { findRunning } from './running-addins.ts';
import { keepSettings, readSettings } from './settings.ts';
import { moveInList } from './shell/move-in-list.ts';
import { type Panel, PanelsController } from './shell/panels.ts';
import { moveToRegion } from './shell/regions.ts';
import { ShortcutsController } from './shell/shortcuts.ts';
import { drawSplitter } from './shell/splitter.ts';
import type { Tab } from './shell/tabs.ts';
import { tellPane } from './tell-pane.ts';

/** The whole page: who one is, what runs, what is in sight. */
@customElement('roompane-playground')
export class RoompanePlayground extends LightElement {
  readonly #link = readLink(location.search);
  readonly #rooms = new RoomsController(this);
  readonly #look = new AppearanceController(this);
  readonly #panels = new PanelsController(this);
  readonly #addins = new AddinsController(this);
  readonly #faults = new FaultsController(this, { rooms: this.#rooms, addins: this.#addins });
  /** Contents stay on this page: a previewer may ask for them, and a file holds them only then. */
  readonly #recorder = new Recorder({ keepsContents: true });
  readonly #unseen = new UnseenController(this, this.#recorder);
  readonly #conditions = new ConditionsController(this, this.#link.conditions, {
    onChange: (conditions) => this.#apply(conditions),
  });

  /** The one view of a narrow window. */
  @property({ reflect: true }) tab: Tab = this.#link.tab;

  @state() private side: Side = 'own';
  @state() private isRosterOpen = false;
  @state() private isLinkCopied = false;
  @query('open-field') private field!: OpenField | null;

  constructor() {
    super();
    new ShortcutsController(this, {
      onCommands: this.#handleCommands,
      onKeys: this.#handleKeys,
      onNextRegion: (isBack) => moveToRegion(this, isBack),
      onEscape: this.#handleEscape,
    });
  }

  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    this.#rooms.be(findPerson(this.#link.personId ?? readSettings().personId).person.id);
    this.#addins.begin(this.#link.example);
  }

  protected override firstUpdated(): void {
    if (this.#link.open !== null) void this.field?.open(this.#link.open);
  }

  protected override updated(): void {
    const { tab } = this;
    const { personId } = this.#rooms;
    const shown = this.#addins.shown?.addin;
    const conditions = this.#conditions.current;
    history.replaceState(null, '', writeLink(location.href, { shown, personId, tab, conditions }));
    document.title = shown ? `${shown.manifest.name} · Roompane playground` : 'Roompane playground';
  }

  #apply(conditions: Conditions): void {
    this.#look.taste = conditions;
    this.#rooms.apply(conditions);
    this.#faults.setRate(conditions.messagesPerSecond);
  }

  readonly #handlePerson = (personId: string): void => {
    const isOther = this.#conditions.current.secondPersonId === personId;
    keepSettings({ personId });
    // Somebody else has a standing of their own, and is not there twice.
    this.#conditions.set({ role: undefined, ...(isOther ? { secondPersonId: undefined } : {}) });
    this.#rooms.be(personId);
  };

  readonly #handlePanel = (panel: Panel): void => {
    this.#panels.toggle(panel);
    if (panel === 'rail' && this.#panels.over === 'rail') this.querySelector<HTMLElement>('.rail')?.focus();
  };

  /** Closes the topmost of what lies over the stage, and leaves the focus where it was opened. */
  readonly #handleEscape = (): boolean => {
    const closed = this.isRosterOpen ? 'roster' : this.#panels.closeOver();
    this.isRosterOpen = false;
    const toggles = [
      ...this.querySelectorAll<HTMLElement>(`.${closed}-toggle, .${closed === 'rail' ? 'picker' : closed}`),
    ];
    toggles.find((toggle) => toggle.checkVisibility())?.focus();
    return closed !== undefined;
  };

  readonly #handleTab = (tab: Tab): void => {
    this.tab = tab;
    this.#panels.closeOver();
    this.#unseen.look(tab === 'inspector');
  };

  readonly #handleCopyLink = (): void => {
    void navigator.clipboard.writeText(location.href).then(
      () => (this.isLinkCopied = true),
      () => (this.isLinkCopied = false),
    );
  };

  readonly #handleRoster = (): void => {
    this.isRosterOpen = !this.isRosterOpen;
  };

  readonly #handleSide = (side: Side): void => {
    this.side = side;
  };

  readonly #handlePaneClose = (addin: Addin): void => this.#addins.run(addin, false);

  readonly #handleOwnOrigin = (addin: Addin): void => {
    const isUnderOwnName = new URL(addin.manifest.entry).hostname === location.hostname;
    if (isUnderOwnName) location.assign(writeOtherSite(location.href));
    else this.#addins.giveOwnOrigin(addin);
  };

  readonly #observe = (key: string): Observe => this.#recorder.observe(key);

  readonly #lookOf = (key: string): SourceLook =>
    lookOf(findRunning(this.#addins.running, key)?.addin ?? EXAMPLES.find((addin) => addin.key === key), key);

  readonly #handleShow = (addin: Addin): void => {
    this.#addins.show(addin);
    this.isLinkCopied = false;
    this.#handleTab('pane');
  };

  readonly #handleRead = (event: AddinReadEvent): void => {
    this.#addins.open(event);
    this.#handleShow(event.addin);
    if (this.#link.ownOriginOf === event.addin.key && isLocal(event.addin)) this.#handleOwnOrigin(event.addin);
  };

  readonly #handleRecent = ({ text }: Recent): void => void this.field?.open(text);

  readonly #handleUnfold = (): void => {
    if (!this.#panels.isOpen('rail')) this.#panels.toggle('rail');
    void this.updateComplete.then(() => this.field?.querySelector('input')?.focus());
  };

  override render(): TemplateResult {
    const { inspectorHeight } = this.#panels;
    return html`<a class="skip" href="#stage" @click=${this.#handleSkip}>Go to the room</a>
      ${this.#renderBar()}${this.#renderRail()}${this.#renderStage()}
      ${drawSplitter(inspectorHeight, this.#panels.setInspectorHeight)}
      <inspector-panel id="inspector" .recorder=${this.#recorder} .lookOf=${this.#lookOf}></inspector-panel>
      ${this.#renderConditions()}
      ${drawTabs(
        {
          current: this.tab,
          news: { inspector: tellNews(this.#unseen.news), pane: tellPane(this.#addins.shownState) },
        },
        this.#handleTab,
      )}`;
  }

  readonly #handleSkip = (event: Event): void => {
    event.preventDefault();
    this.querySelector('room-composer')?.focus();
  };

  readonly #handleCommands = (): void => {};
  readonly #handleKeys = (): void => {};

  readonly #handleReset = (): void => {
    this.#conditions.reset();
    this.#faults.end();
    this.#addins.resetGrants();
  };

  #renderBar(): TemplateResult {
    const { shown, shownState } = this.#addins;
    return drawBar(
      {
        shown: shown?.addin,
        pane: tellPane(shownState),
        unusual: tellUnusual(this.#conditions.current, this.#faults.state),
        isOpen: (panel) => this.#panels.isOpen(panel),
        isLinkCopied: this.isLinkCopied,
      },
      {
        onPanel: this.#handlePanel,
        onCommands: this.#handleCommands,
        onKeys: this.#handleKeys,
        onCopyLink: this.#handleCopyLink,
      },
    );
  }

  #renderRail(): TemplateResult {
    const { running, recent } = this.#addins;
    return drawRail(
      { examples: EXAMPLES, addins: running, recent, nowEpochMs: Date.now() },
      {
        onRead: this.#handleRead,
        onShow: this.#handleShow,
        onRun: this.#addins.run,
        onRecent: this.#handleRecent,
        onKeydown: moveInList,
        onUnfold: this.#handleUnfold,
      },
    );
  }

  #renderStage(): TemplateResult {
    const { side, isRosterOpen } = this;
    const { secondPersonId, paneWidthPx } = this.#conditions.current;
    // Market feed draws the prices, so the list can do without them.
    const isQuiet = findRunning(this.#addins.running, 'market-feed') !== undefined;
    return drawStage(
      {
        own: this.#rooms.viewOf('own', { isQuiet }),
        other: secondPersonId === undefined ? undefined : this.#rooms.viewOf('other', { isQuiet }),
        side,
        faults: this.#faults.state,
        addins: this.#addins.running,
        suggestion: EXAMPLES[0],
        appearance: this.#look.appearance,
        paneWidthPx,
        isRosterOpen,
        observe: this.#observe,
        mountOf: this.#faults.mountOf,
      },
      {
        onRetry: this.#rooms.retry,
        onRestart: this.#rooms.restart,
        onRoster: this.#handleRoster,
        onSide: this.#handleSide,
        onShow: this.#handleShow,
        onPaneClose: this.#handlePaneClose,
        onPaneState: this.#addins.tellState,
        onOwnOrigin: this.#handleOwnOrigin,
      },
    );
  }

  #renderConditions(): TemplateResult {
    const { room } = this.#rooms.own;
    return drawConditions(
      {
        personId: this.#rooms.personId,
        role: room?.me.role,
        roomKind: room?.info.kind,
        conditions: this.#conditions.current,
        faults: this.#faults.state,
        shown: this.#addins.shown,
        appearance: this.#look.appearance,
      },
      {
        onPerson: this.#handlePerson,
        onChange: this.#conditions.set,
        onGrant: this.#addins.grant,
        onReset: this.#handleReset,
        ...this.#faults.actions,
      },
    );
  }
}
