import { html } from 'lit';
import { createOutbox, type HostRoom, joinRoom } from '@roompane/host';
import type { StoredDraft, Verdict } from '@roompane/protocol';
import { FakeDeployment, LineConditions, ManualClock, withLine } from '@roompane/testing';
import '../src/room-composer/define.ts';
import '../src/room-messages/define.ts';
import type { RoomComposer, RoomMessages } from '../src/index.ts';
import type { RoomOutbox } from '../src/room-outbox/room-outbox.ts';
import { ComposerHarness } from './composer-harness.ts';
import { all, one, onStage, until, wordsOf } from './on-stage.ts';

/** A client with list and composer over the real host, whose outbox outlives its pages. */
export class OutboxStage {
  readonly clock = new ManualClock();
  readonly line = new LineConditions();
  readonly #deployment = new FakeDeployment({ clock: this.clock });
  readonly #kept = new Map<string, StoredDraft>();
  #verdict: Verdict = { type: 'pass' };
  #page: RoomMessages | undefined;
  room: HostRoom | undefined;
  composer!: ComposerHarness;

  constructor() {
    this.#deployment.addRoom({ id: 'desk', title: 'FX desk', roles: { sam: 'member' } });
  }

  /** A page that is loaded, and one whose rooms went with the page before. */
  async load({ isOffline = false }: { readonly isOffline?: boolean } = {}): Promise<this> {
    await this.room?.leave();
    const provider = await this.#deployment.connect({ id: 'sam', name: 'Sam Whitfield', kind: 'user' });
    const outbox = createOutbox({
      deployment: 'test',
      userId: 'sam',
      store: {
        list: () => Promise.resolve([...this.#kept.values()]),
        put: (stored) => Promise.resolve(void this.#kept.set(stored.draft.key, stored)),
        delete: (_roomId, key) => Promise.resolve(void this.#kept.delete(key)),
      },
    });
    this.line.isOffline = false;
    this.room = await joinRoom(withLine(provider, this.line, { clock: this.clock }), 'desk', {
      clock: this.clock,
      outbox,
    });
    this.line.isOffline = isOffline;
    const guard = this.room.intercept({
      addin: { id: 'guard', name: 'Trade guard' },
      sessionKey: 'guard',
      mayInterceptOthers: true,
    });
    guard.ready({ check: () => Promise.resolve(this.#verdict), ping: () => Promise.resolve() });
    this.#page?.parentElement?.remove();
    const { room, clock } = this;
    const list = await onStage<RoomMessages>(
      html`<room-messages style="flex: 1" .room=${room} .clock=${clock}></room-messages>
        <room-composer .room=${room} .clock=${clock}></room-composer>`,
    );
    this.#page = list;
    this.composer = new ComposerHarness(list.nextElementSibling as RoomComposer);
    await until(() => this.outbox.shadowRoot);
    return this;
  }

  /** What the list shows behind its messages. */
  get outbox(): RoomOutbox {
    return one(this.#page!, 'room-outbox');
  }

  /** The words of each post that is kept, and how it stands with it. */
  get kept(): readonly string[] {
    return all(this.outbox, '.msg').map(
      (row) => `${wordsOf(row.querySelector('.text'))} | ${wordsOf(row.querySelector('.state'))}`,
    );
  }

  get status(): string {
    return wordsOf(one(this.outbox, '[role=status]'));
  }

  /** What can be done about a post. */
  acts(index: number): readonly string[] {
    return [...all(this.outbox, '.msg')[index]!.querySelectorAll('button')].map(wordsOf);
  }

  press(index: number, name: string): void {
    const buttons = [...all(this.outbox, '.msg')[index]!.querySelectorAll('button')];
    const found = buttons.find((each) => wordsOf(each) === name);
    if (!found) throw new Error(`The post has no ${name}`);
    found.click();
  }

  get texts(): readonly string[] {
    return this.#deployment.log('desk').flatMap((event) => (event.type === 'posted' ? [event.message.body.text] : []));
  }

  stop(reason: string): void {
    this.#verdict = { type: 'block', reason };
  }

  letPass(): void {
    this.#verdict = { type: 'pass' };
  }
}
