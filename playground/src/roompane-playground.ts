import { type Observe, Recorder } from '@roompane/host';
import { html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Addin, isLocal } from './addin.ts';
import { AddinsController } from './addins-controller.ts';
import { AppearanceController } from './appearance.ts';
import type { Conditions } from './conditions/conditions.ts';
import { preloadCommands, showCommands, showKeys } from './commands/show-commands.ts';
import { ConditionsController } from './conditions/conditions-controller.ts';
import { createConditionsActions } from './conditions/conditions-actions.ts';
import { type ConditionsState, drawConditions } from './conditions/draw-conditions.ts';
import { tellUnusual } from './conditions/tell-unusual.ts';
import { drawBar } from './draw-bar.ts';
import { drawRail } from './draw-rail.ts';
import type { Side } from './draw-room.ts';
import { drawStage } from './draw-stage.ts';
import { drawTabs } from './draw-tabs.ts';
import { FaultsController } from './faults/faults-controller.ts';
import { EXAMPLES } from './examples.ts';
import { drawInspector } from './inspector/draw-inspector.ts';
import type { InspectorPanel } from './inspector/inspector-panel.ts';
import { tellNews, UnseenController } from './inspector/unseen.ts';
import { LightElement } from './light-element.ts';
import { readLink, writeOtherSite } from './links.ts';
import type { AddinReadEvent, OpenField } from './open-field.ts';
import { findPerson } from './people.ts';
import type { Recent } from './recent.ts';
import { RoomsController } from './rooms-controller.ts';
import { templatesOf } from './running-addins.ts';
import { readSettings } from './settings.ts';
import { AddressController } from './shell/address-controller.ts';
import { AsidesController } from './shell/asides-controller.ts';
import { CopiedLinkController } from './shell/copied-link.ts';
import { moveInList } from './shell/move-in-list.ts';
import { type Panel, PanelsController } from './shell/panels.ts';
import { moveToRegion, returnFocus, skipToRoom } from './shell/regions.ts';
import { ShortcutsController } from './shell/shortcuts.ts';
import { drawSplitter } from './shell/splitter.ts';
import type { Tab } from './shell/tabs.ts';
import { tellUnread, UnreadController } from './shell/unread.ts';
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
  readonly #copied = new CopiedLinkController(this);
  readonly #unread = new UnreadController(this);
  readonly #unseen = new UnseenController(this, this.#recorder);
  readonly #conditions = new ConditionsController(this, this.#link.conditions, {
    onChange: (conditions) => this.#apply(conditions),
  });
  readonly #address = new AddressController(this, {
    link: this.#link,
    rooms: this.#rooms,
    shown: () => ({
      shown: this.#addins.shown?.addin,
      personId: this.#rooms.personId,
      tab: this.tab,
      conditions: this.#conditions.current,
    }),
  });

  readonly #conditionsActions = createConditionsActions({
    conditions: this.#conditions,
    faults: this.#faults,
    rooms: this.#rooms,
    addins: this.#addins,
  });
  readonly #asides = new AsidesController(this);

  /** The one view of a narrow window. */
  @property({ reflect: true }) tab: Tab = this.#link.tab;

  @state() private side: Side = 'own';
  @state() private unreadRooms = 0;
  @query('open-field') private field!: OpenField | null;
  @query('inspector-panel') private inspector!: InspectorPanel | null;

  constructor() {
    super();
    new ShortcutsController(this, {
      onCommands: this.#handleCommands,
      onKeys: () => void showKeys(),
      onNextRegion: (isBack) => moveToRegion(this, isBack),
      onEscape: this.#handleEscape,
    });
  }

  protected override willUpdate(): void {
    const isInSight = this.#panels.width !== 'narrow' || this.tab === 'room';
    this.#unread.watch(this.#rooms.own.room, { isInSight, templates: templatesOf(this.#addins.running) });
    if (this.hasUpdated) return;
    this.#rooms.be(findPerson(this.#link.personId ?? readSettings().personId).person.id);
    this.#addins.begin(this.#link.example);
    this.#unseen.look(this.tab === 'inspector');
  }

  protected override firstUpdated(): void {
    preloadCommands();
    if (this.#link.open !== null) void this.field?.open(this.#link.open);
  }

  #apply(conditions: Conditions): void {
    this.#look.taste = conditions;
    this.#rooms.apply(conditions);
    this.#faults.setRate(conditions.messagesPerSecond);
  }

  readonly #handlePanel = (panel: Panel): void => {
    this.#panels.toggle(panel);
    if (panel === 'rail' && this.#panels.over === 'rail') this.querySelector<HTMLElement>('.rail')?.focus();
  };

  /** Closes the topmost of what lies over the stage. */
  readonly #handleEscape = (): boolean => {
    const closed = this.#asides.close() ?? this.#panels.closeOver();
    returnFocus(this, closed);
    return closed !== undefined;
  };

  readonly #handleRoom = (roomId: string): void => {
    this.#rooms.open(roomId);
    returnFocus(this, this.#asides.close());
  };

  readonly #handleTab = (tab: Tab): void => {
    this.tab = tab;
    returnFocus(this, this.#panels.closeOver());
    this.#unseen.look(tab === 'inspector');
  };

  readonly #handleOwnOrigin = (addin: Addin): void => {
    const isUnderOwnName = new URL(addin.manifest.entry).hostname === location.hostname;
    if (isUnderOwnName) location.assign(writeOtherSite(location.href));
    else this.#addins.giveOwnOrigin(addin);
  };

  readonly #observe = (key: string): Observe => this.#recorder.observe(key);

  readonly #handleShow = (addin: Addin): void => {
    this.#addins.show(addin);
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
    return html`<nav class="skips" aria-label="Short cuts">
        <a class="skip" href="#stage" @click=${skipToRoom}>Go to the room</a>
      </nav>
      ${this.#renderBar()}${this.#renderRail()}${this.#renderStage()}
      ${drawInspector({
        recorder: this.#recorder,
        drafts: this.#rooms.drafts,
        lookOf: this.#addins.lookOf,
        edge: drawSplitter(inspectorHeight, this.#panels.setInspectorHeight),
      })}
      ${drawConditions(this.#conditionsState, this.#conditionsActions)}
      ${drawTabs({ current: this.tab, news: this.#news }, this.#handleTab)}${this.#rooms.question}`;
  }

  readonly #handleCommands = (): void => {
    const { all, running, recent } = this.#addins;
    void showCommands({
      addins: all,
      shownKey: running.shownKey,
      recent,
      records: this.#recorder.records,
      state: this.#conditionsState,
      actions: this.#conditionsActions,
      onShow: this.#handleShow,
      onRecent: this.#handleRecent,
      onRecord: this.#handleRecord,
    });
  };

  readonly #handleRecord = (id: number): void => {
    if (!this.#panels.isOpen('inspector')) this.#panels.toggle('inspector');
    this.#handleTab('inspector');
    void this.updateComplete.then(() => this.inspector?.show(id));
  };

  get #news(): Parameters<typeof drawTabs>[0]['news'] {
    return {
      room: tellUnread(this.#unread.count),
      pane: tellPane(this.#addins.shownState),
      inspector: tellNews(this.#unseen.news),
    };
  }

  #renderBar(): TemplateResult {
    const { shown, shownState } = this.#addins;
    return drawBar(
      {
        shown: shown?.addin,
        pane: tellPane(shownState),
        unusual: tellUnusual(this.#conditions.current, this.#faults.state),
        isOpen: (panel) => this.#panels.isOpen(panel),
        isLinkCopied: this.#copied.isCopied,
      },
      {
        onPanel: this.#handlePanel,
        onCommands: this.#handleCommands,
        onKeys: () => void showKeys(),
        onCopyLink: this.#copied.copy,
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
    const { side } = this;
    const { secondPersonId, paneWidthPx } = this.#conditions.current;
    return drawStage(
      {
        own: this.#rooms.viewOf('own'),
        other: secondPersonId === undefined ? undefined : this.#rooms.viewOf('other'),
        side,
        faults: this.#faults.state,
        addins: this.#addins.running,
        suggestion: EXAMPLES[0],
        appearance: this.#look.appearance,
        paneWidthPx,
        aside: this.#asides.open,
        unreadRooms: this.unreadRooms,
        observe: this.#observe,
        mountOf: this.#faults.mountOf,
        linkTo: this.#address.linkTo,
        isMessageLost: this.#address.isMessageLost,
      },
      {
        onRetry: this.#rooms.retry,
        onRestart: this.#rooms.restart,
        onRoom: this.#handleRoom,
        onMessageLost: this.#address.dismiss,
        onRoomsUnread: (rooms) => (this.unreadRooms = rooms),
        onAside: this.#asides.toggle,
        onSide: (to) => (this.side = to),
        onShow: this.#handleShow,
        onPaneClose: (addin) => this.#addins.run(addin, false),
        onPaneState: this.#addins.tellState,
        onOwnOrigin: this.#handleOwnOrigin,
      },
    );
  }

  get #conditionsState(): ConditionsState {
    const { personId, own } = this.#rooms;
    const conditions = this.#conditions.current;
    return {
      personId,
      role: own.room?.me.role ?? conditions.role ?? findPerson(personId).role,
      roomKind: own.room?.info.kind ?? conditions.roomKind,
      conditions,
      faults: this.#faults.state,
      shown: this.#addins.shown,
      appearance: this.#look.appearance,
    };
  }
}
