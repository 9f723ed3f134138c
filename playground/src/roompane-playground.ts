import { type PaneStateEvent, RoomPane } from '@roompane/elements/host';
import { type Observe, Recorder } from '@roompane/host';
import type { Grant } from '@roompane/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Addin, isLocal, lookOf } from './addin.ts';
import { AppearanceController } from './appearance.ts';
import { drawBar } from './draw-bar.ts';
import { drawRail } from './draw-rail.ts';
import { drawStage } from './draw-stage.ts';
import { drawTabs, type Tab } from './draw-tabs.ts';
import { EXAMPLES } from './examples.ts';
import type { SourceLook } from './inspector/draw-row.ts';
import { UnseenController } from './inspector/unseen.ts';
import { LightElement } from './light-element.ts';
import { readLink, writeLink, writeOtherSite } from './links.ts';
import type { AddinReadEvent, OpenField } from './open-field.ts';
import { findPerson, PEOPLE } from './people.ts';
import { addRecent, readRecent, type Recent } from './recent.ts';
import { RoomConnection } from './room-connection.ts';
import {
  findRunning,
  giveOwnOrigin,
  NOTHING_RUNS,
  setGrant,
  showAddin,
  startAddin,
  stopAddin,
} from './running-addins.ts';
import { isTheme, keepSettings, readSettings, type Theme } from './settings.ts';

const people = PEOPLE.map(({ person, role }) => ({ id: person.id, label: `${person.name}, ${role}` }));

/** The whole page: who one is, what runs, what is in sight. */
@customElement('roompane-playground')
export class RoompanePlayground extends LightElement {
  readonly #link = readLink(location.search);
  readonly #connection = new RoomConnection(this);
  readonly #look = new AppearanceController(this);
  /** Contents stay on this page: a previewer may ask for them, and a file holds them only then. */
  readonly #recorder = new Recorder({ keepsContents: true });
  readonly #unseen = new UnseenController(this, this.#recorder);
  /** Add-ins that were brought back after they had left their page. */
  readonly #broughtBack = new Set<string>();

  /** The one view of a narrow window. */
  @property({ reflect: true }) tab: Tab = 'room';
  /** The list is open where it has no place of its own. */
  @property({ type: Boolean, reflect: true, attribute: 'rail-open' }) isRailOpen = false;

  /** Where it has a place of its own, below the stage. */
  @property({ type: Boolean, reflect: true, attribute: 'inspector-open' }) isInspectorOpen = true;

  @state() private addins = NOTHING_RUNS;
  @state() private personId = '';
  @state() private recent = readRecent();
  @state() private areClocksHeld = false;
  @state() private isRosterOpen = false;
  @state() private isLinkCopied = false;
  @query('open-field') private field!: OpenField | null;

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#begin();
  }

  #begin(): void {
    const link = this.#link;
    const kept = readSettings();
    this.isInspectorOpen = kept.isInspectorOpen ?? true;
    document.documentElement.dir = link.direction === 'rtl' ? 'rtl' : 'ltr';
    this.#look.theme = isTheme(link.theme) ? link.theme : (kept.theme ?? 'system');
    this.#be(findPerson(link.personId ?? kept.personId).id);
    const running = EXAMPLES.reduce(startAddin, NOTHING_RUNS);
    const shown = EXAMPLES.find(({ key }) => key === link.example) ?? EXAMPLES[0];
    this.addins = shown ? showAddin(running, shown) : running;
  }

  protected override firstUpdated(): void {
    if (this.#link.open !== null) void this.field?.open(this.#link.open);
  }

  protected override updated(): void {
    const shown = findRunning(this.addins, this.addins.shownKey)?.addin;
    history.replaceState(null, '', writeLink(location.href, { shown, personId: this.personId }));
    document.title = shown ? `${shown.manifest.name} · Roompane playground` : 'Roompane playground';
  }

  #be(personId: string): void {
    this.personId = personId;
    this.#keep();
    this.#connection.be(findPerson(personId));
  }

  #keep(): void {
    keepSettings({ theme: this.#look.theme, personId: this.personId, isInspectorOpen: this.isInspectorOpen });
  }

  readonly #handlePerson = (personId: string): void => this.#be(personId);

  readonly #handleTheme = (theme: Theme): void => {
    this.#look.theme = theme;
    this.#keep();
  };

  readonly #handleHold = (): void => {
    this.areClocksHeld = !this.areClocksHeld;
    this.#connection.clock.hold(this.areClocksHeld);
  };

  readonly #handleRail = (): void => {
    this.isRailOpen = !this.isRailOpen;
  };

  readonly #handleInspector = (): void => {
    this.isInspectorOpen = !this.isInspectorOpen;
    this.#keep();
  };

  readonly #handleEscape = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !this.isRailOpen) return;
    this.isRailOpen = false;
    this.querySelector<HTMLElement>('.rail-toggle')?.focus();
  };

  readonly #handleTab = (tab: Tab): void => {
    this.tab = tab;
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

  readonly #handlePaneClose = (addin: Addin): void => this.#handleRun(addin, false);

  readonly #handlePaneState = ({ key }: Addin, { state: now, error, target }: PaneStateEvent): void => {
    // A frame that wandered off is brought back once; after that the person decides.
    if (now !== 'ended' || error?.code !== 'connection/navigated-away' || this.#broughtBack.has(key)) return;
    this.#broughtBack.add(key);
    if (target instanceof RoomPane) target.reload();
  };

  readonly #handleOwnOrigin = ({ key, manifest }: Addin): void => {
    if (new URL(manifest.entry).hostname === location.hostname) location.assign(writeOtherSite(location.href));
    else this.addins = giveOwnOrigin(this.addins, key);
  };

  readonly #observe = (key: string): Observe => this.#recorder.observe(key);

  readonly #lookOf = (key: string): SourceLook =>
    lookOf(findRunning(this.addins, key)?.addin ?? EXAMPLES.find((addin) => addin.key === key), key);

  readonly #handleRetry = (): void => this.#connection.retry();

  readonly #handleShow = (addin: Addin): void => {
    this.addins = showAddin(this.addins, addin);
    this.isLinkCopied = false;
    this.isRailOpen = false;
    this.#handleTab('pane');
  };

  readonly #handleRun = (addin: Addin, isOn: boolean): void => {
    this.addins = isOn ? startAddin(this.addins, addin) : stopAddin(this.addins, addin.key);
  };

  readonly #handleRead = ({ addin, text }: AddinReadEvent): void => {
    this.recent = addRecent({ text, name: addin.manifest.name, openedAtEpochMs: Date.now() });
    // Opened again is started afresh: what was pasted may be another version.
    this.addins = stopAddin(this.addins, addin.key);
    this.#broughtBack.delete(addin.key);
    this.#handleShow(addin);
    if (this.#link.ownOriginOf === addin.key && isLocal(addin)) this.#handleOwnOrigin(addin);
  };

  readonly #handleRecent = ({ text }: Recent): void => void this.field?.open(text);

  readonly #handleGrant = (grant: Grant, isGiven: boolean): void => {
    const key = this.addins.shownKey;
    if (key !== undefined) this.addins = setGrant(this.addins, key, { grant, isGiven });
  };

  override render(): TemplateResult {
    const { news } = this.#unseen;
    return html`${this.#renderBar()}${this.#renderRail()}${this.#renderStage()}
      <inspector-panel id="inspector" .recorder=${this.#recorder} .lookOf=${this.#lookOf}></inspector-panel>
      ${drawTabs({ current: this.tab, news }, this.#handleTab)}`;
  }

  #renderBar(): TemplateResult {
    const { personId, areClocksHeld, isRailOpen, isInspectorOpen, isLinkCopied } = this;
    const shown = findRunning(this.addins, this.addins.shownKey)?.addin;
    const { theme } = this.#look;
    return drawBar(
      { shown, people, personId, theme, areClocksHeld, isRailOpen, isInspectorOpen, isLinkCopied },
      {
        onPerson: this.#handlePerson,
        onTheme: this.#handleTheme,
        onHold: this.#handleHold,
        onRail: this.#handleRail,
        onInspector: this.#handleInspector,
        onCopyLink: this.#handleCopyLink,
      },
    );
  }

  #renderRail(): TemplateResult {
    const { addins, recent } = this;
    return drawRail(
      { examples: EXAMPLES, addins, recent, nowEpochMs: Date.now() },
      {
        onRead: this.#handleRead,
        onShow: this.#handleShow,
        onRun: this.#handleRun,
        onRecent: this.#handleRecent,
        onGrant: this.#handleGrant,
        onKeydown: this.#handleEscape,
      },
    );
  }

  #renderStage(): TemplateResult {
    const { personId, addins, areClocksHeld, isRosterOpen } = this;
    const { room, quietRoom, error } = this.#connection;
    // Market feed draws the prices, so the list can do without them.
    const listed = findRunning(addins, 'market-feed') ? quietRoom : room;
    return drawStage(
      {
        personId,
        room,
        listed,
        error,
        addins,
        suggestion: EXAMPLES[0],
        appearance: this.#look.appearance,
        areClocksHeld,
        isRosterOpen,
        observe: this.#observe,
      },
      {
        onRetry: this.#handleRetry,
        onRoster: this.#handleRoster,
        onShow: this.#handleShow,
        onPaneClose: this.#handlePaneClose,
        onPaneState: this.#handlePaneState,
        onOwnOrigin: this.#handleOwnOrigin,
      },
    );
  }
}
