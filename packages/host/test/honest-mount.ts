import { expect } from '@open-wc/testing';
import type { AddinSession, MountOptions } from '@roompane/host';
import { type SessionStage, type Tell, tellFrame, whenServed } from '@roompane/testing';
import type { HonestPage } from './frames/honest-page.ts';
import { type Mounted, mountPage, unmountAll } from './mounted.ts';
import { seatInFrame } from './stages/mounted.ts';
import { honestPage } from './stages/pages.ts';
import { type OpenStage, openStage } from './stages/stage.ts';

/** A room, and the page that a test has mounted beside it last. */
export class HonestMount {
  readonly stage: SessionStage;
  readonly #open: OpenStage;
  #mounted: Mounted | undefined;

  static async open(): Promise<HonestMount> {
    return new HonestMount(await openStage(seatInFrame({})));
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

  /** Mounts the honest page and waits until it can be told something. */
  async mount(path: string = honestPage, options: Partial<MountOptions> = {}): Promise<void> {
    await this.begin(path, options).served;
  }

  /** Does what replaces the frame's page, and waits until the next one can be told something. */
  async again(act: () => unknown): Promise<void> {
    const served = whenServed(this.frame);
    act();
    await served;
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
