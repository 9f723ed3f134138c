import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Cursor, type Message, react, redact, type Room, toRoompaneError } from '@roompane/protocol';
import { MessageEditEvent } from '../events/message-edit-event.ts';
import { MessageReplyEvent } from '../events/message-reply-event.ts';
import { onceAFrame } from '../internal/once-a-frame.ts';
import { type ActProblem, type AskedAct, toActProblem } from './act-problem.ts';
import { ActPlace } from './act-place.ts';
import { lacksAct } from './lacks-act.ts';
import { type LackableAct, type MessageRights, rightsOn } from './message-rights.ts';

/** What is open at a message beside its toolbar. */
export type ActPanel =
  | { readonly type: 'picker' }
  | { readonly type: 'question' }
  | { readonly type: 'copied' }
  | { readonly type: 'problem'; readonly problem: ActProblem; readonly retry: (() => void) | undefined };

/**
 * Where a message can be found, for a link to it; `undefined` where there is no such address. The cursor is the place of its
 * post: with it `scrollToMessage` reads one page, however far back that lies.
 */
export type LinkToMessage = (message: Message, place: { readonly cursor: Cursor }) => string | undefined;

const LACKABLE_ACTS: readonly LackableAct[] = ['edit', 'react', 'remove'];

interface ActsHost extends ReactiveControllerHost, EventTarget {
  readonly room: Room | undefined;
  readonly linkTo: LinkToMessage | undefined;
}

/** What someone does with messages of a list: at which of them, what is asked, and what came of it. */
export class MessageActs implements ReactiveController {
  readonly #host: ActsHost;
  readonly #cursorOf: (messageId: string) => Cursor | undefined;
  readonly place: ActPlace;
  #room: Room | undefined;
  #life = new AbortController();
  #lacking: ReadonlySet<LackableAct> = new Set();
  #isOpening = false;
  #panel: { readonly messageId: string; readonly panel: ActPanel } | undefined;

  constructor(host: ActsHost, cursorOf: (messageId: string) => Cursor | undefined) {
    this.#host = host;
    this.#cursorOf = cursorOf;
    this.place = new ActPlace({ changed: onceAFrame(() => host.requestUpdate()), left: () => this.#leave() });
    host.addController(this);
  }

  /** Another room begins without what is open, and may have what the former lacked. */
  hostUpdate(): void {
    if (this.#host.room === this.#room) return;
    this.hostDisconnected();
    const room = (this.#room = this.#host.room);
    this.#lacking = new Set(LACKABLE_ACTS.filter((act) => room && lacksAct(room, act)));
    this.#panel = undefined;
  }

  hostDisconnected(): void {
    this.#life.abort();
    this.#life = new AbortController();
  }

  rightsOn(message: Message): MessageRights {
    const room = this.#room;
    if (!room) return { react: false, reply: false, edit: false, remove: false };
    return rightsOn(message, room, this.#lacking);
  }

  linkTo(message: Message): string | undefined {
    const cursor = this.#cursorOf(message.id);
    return message.isRedacted || cursor === undefined ? undefined : this.#host.linkTo?.(message, { cursor });
  }

  panelOf({ id }: Message): ActPanel | undefined {
    return this.#panel?.messageId === id ? this.#panel.panel : undefined;
  }

  /** Opens something at a message, or closes what is open, and puts the focus there. */
  open({ id }: Message, panel: ActPanel | undefined): void {
    this.#panel = panel && { messageId: id, panel };
    this.#host.requestUpdate();
    this.#isOpening = true;
    void this.#host.updateComplete.then(() => {
      this.#isOpening = false;
      this.place.focusIn(id, panel?.type);
    });
  }

  /** Closes what is open at a message; false where nothing is. */
  readonly close = (messageId: string): boolean => {
    if (this.#panel?.messageId !== messageId) return false;
    this.#panel = undefined;
    this.#host.requestUpdate();
    return true;
  };

  reply(message: Message): void {
    this.#host.dispatchEvent(new MessageReplyEvent(message));
  }

  edit(message: Message): void {
    this.#host.dispatchEvent(new MessageEditEvent(message));
  }

  react(message: Message, reaction: string, isOn: boolean): void {
    if (this.panelOf(message)) this.open(message, undefined);
    void this.#act(message, 'react', (room, signal) =>
      react(room, { messageId: message.id, reaction, isOn }, { signal }),
    );
  }

  remove(message: Message): void {
    this.open(message, undefined);
    void this.#act(message, 'remove', (room, signal) => redact(room, message.id, { signal }));
  }

  async copyLink(message: Message): Promise<void> {
    const link = this.linkTo(message);
    if (link === undefined) return;
    const copied = navigator.clipboard.writeText(link).then(
      () => ({ type: 'copied' }) as const,
      () => toProblem({ words: `The link could not be copied: ${link}`, isRetryable: false, isLacking: false }),
    );
    const panel = await copied;
    if (panel.type === 'problem') return this.open(message, panel);
    // The button stays, with another name: so does the focus.
    this.#panel = { messageId: message.id, panel };
    this.#host.requestUpdate();
  }

  async #act(message: Message, act: AskedAct, run: (room: Room, signal: AbortSignal) => Promise<void>): Promise<void> {
    const room = this.#room;
    if (!room) return;
    const { signal } = this.#life;
    try {
      await run(room, signal);
    } catch (thrown) {
      if (signal.aborted) return;
      const problem = toActProblem(toRoompaneError(thrown), act);
      if (problem.isLacking) this.#lacking = new Set([...this.#lacking, act]);
      const retry = (): void => {
        this.open(message, undefined);
        void this.#act(message, act, run);
      };
      this.#panel = { messageId: message.id, panel: toProblem(problem, problem.isRetryable ? retry : undefined) };
      this.#host.requestUpdate();
    }
  }

  /** A picker, or a word that a link was copied, is of the moment; a question and a problem wait for their answer. */
  #leave(): void {
    // What had the focus goes when something else is drawn in its place.
    if (this.#isOpening) return;
    const type = this.#panel?.panel.type;
    if (type === 'picker' || type === 'copied') this.#panel = undefined;
  }
}

function toProblem(problem: ActProblem, retry?: () => void): ActPanel {
  return { type: 'problem', problem, retry };
}
