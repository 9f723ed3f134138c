import { type AddinSession, type HostRoom, joinRoom, type UserQuestion } from '@roompane/host';
import type { Message, Person } from '@roompane/protocol';
import { FakeDeployment, ManualClock } from '@roompane/testing';
import { manifestOf, mountPage, sam, unmountAll } from './mounted.ts';

const rates: Person = { id: 'rates', name: 'Rates', kind: 'bot' };

/** What was frozen of one version, as `npm run freeze` left it. */
export interface FrozenBuild {
  readonly version: string;
  readonly sha256: string;
}

const folder = '/packages/host/test/frozen/';

async function fetchJson(path: string): Promise<unknown> {
  const answer = await fetch(folder + path);
  if (!answer.ok) throw new Error(`${folder}${path} is not there: ${answer.status}`);
  return answer.json();
}

/** Every build that was frozen, the oldest first. */
export async function listFrozenBuilds(): Promise<readonly FrozenBuild[]> {
  const versions = (await fetchJson('versions.json')) as readonly string[];
  return Promise.all(versions.map(async (version) => (await fetchJson(`${version}/frozen.json`)) as FrozenBuild));
}

/** A room of today's host with a frozen add-in in it, and what that add-in says in the room. */
export class FrozenStage {
  readonly deployment: FakeDeployment = new FakeDeployment();
  /** The time of room and session. */
  readonly clock: ManualClock = new ManualClock();
  /** What the user was asked; the answer is always yes. */
  readonly questions: UserQuestion[] = [];
  /** Where the build's page is, on the host's own server. */
  readonly page: string;
  room!: HostRoom;
  session!: AddinSession;
  frame!: HTMLIFrameElement;
  readonly #said: Message[] = [];
  #heard: () => void = () => undefined;

  constructor({ version }: FrozenBuild) {
    this.page = `${folder}${version}/index.html`;
  }

  /** Mounts the add-in and waits until it has said where it stands. */
  async open(): Promise<string> {
    this.deployment.addRoom({ id: 'fx', title: 'FX desk', roles: { sam: 'member', rates: 'member' } });
    const { clock } = this;
    this.room = await joinRoom(await this.deployment.connect(sam), 'fx', {
      clock,
      ask: (question) => {
        this.questions.push(question);
        return Promise.resolve('yes');
      },
    });
    void this.#listen();
    const manifest = manifestOf(this.page, 'frozen');
    const { session, frame } = mountPage({ room: this.room, clock }, this.page, { manifest, interceptPolicy: 'block' });
    Object.assign(this, { session, frame });
    const { body } = await this.#find((text) => text.startsWith('In '));
    await this.until('Caught up');
    return body.text;
  }

  /** Resolves with the message once the add-in has said just that. */
  until(text: string): Promise<Message> {
    return this.#find((said) => said === text);
  }

  /** Somebody else says something in the room. */
  say(body: string): void {
    this.deployment.say('fx', rates, { body });
  }

  /** The SHA-256 of the script that the add-in's page loads. */
  async digest(): Promise<string> {
    const script = await (await fetch(this.page.replace('index.html', 'addin.js'))).arrayBuffer();
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', script));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  async close(): Promise<void> {
    unmountAll();
    await this.room.leave();
  }

  async #find(isWanted: (text: string) => boolean): Promise<Message> {
    for (;;) {
      const found = this.#said.find(({ body, via }) => via?.id === 'frozen' && isWanted(body.text));
      if (found) return found;
      await new Promise<void>((resolve) => (this.#heard = resolve));
    }
  }

  async #listen(): Promise<void> {
    try {
      for await (const event of this.room.messages.live()) {
        if (event.type === 'posted') this.#said.push(event.message);
        this.#heard();
      }
    } catch {
      // The room was left, which is the end of the test.
    }
  }
}
