import { expect } from '@open-wc/testing';
import type { AddinSession, JoinOptions, MountOptions } from '@roompane/host';
import { type SessionStage, type Tell, tellFrame, whenServed } from '@roompane/testing';
import type { HonestPage } from './frames/honest-page.ts';
import { type Mounted, mountPage, unmountAll, whenLoaded } from './mounted.ts';
import { seatInFrame } from './stages/mounted.ts';
import { honestPage } from './stages/pages.ts';
import { type OpenStage, openStage } from './stages/stage.ts';

/** A room, and the page that a test has mounted beside it last. */
export class HonestMount {
  readonly stage: SessionStage;
  readonly #open: OpenStage;
  #mounted: Mounted | undefined;

  static async open(options: Pick<JoinOptions, 'ask'> = {}): Promise<HonestMount> {
    return new HonestMount(await openStage(seatInFrame({}), options));
  }

  constructor(open: OpenStage) {
    this.#open = open;
    this.stage = open.stage;
  }

  get frame(): HTMLIFrameElement {
    return this.#current.frame;
  }

  get session(): AddinSession {
    return this.#current.session;
  }

  get tell(): Tell<HonestPage> {
    return tellFrame<HonestPage>(this.frame);
  }

  /** Mounts a page and waits for nothing. */
  begin(path: string, options: Partial<MountOptions> = {}): Mounted {
    return (this.#mounted = mountPage(this.stage, path, options));
  }

  /** Mounts the honest page and waits until it has loaded and can be told something. */
  async mount(path: string = honestPage, options: Partial<MountOptions> = {}): Promise<void> {
    const { served, loaded } = this.begin(path, options);
    await Promise.all([served, loaded]);
  }

  /** Does what replaces the frame's page, and waits for the next one in the same way. */
  async again(act: () => unknown): Promise<void> {
    const next = Promise.all([whenServed(this.frame), whenLoaded(this.frame)]);
    act();
    await next;
  }

  /** The add-in posts: its session is whole. */
  async canPost(): Promise<void> {
    expect(await this.tell('post', { draft: { body: 'here' } })).to.have.property('type', 'posted');
  }

  async close(): Promise<void> {
    unmountAll();
    await this.#open.close();
  }

  get #current(): Mounted {
    if (!this.#mounted) throw new Error('Nothing is mounted.');
    return this.#mounted;
  }
}
