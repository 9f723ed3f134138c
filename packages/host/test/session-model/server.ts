import { type Cursor, type LogEvent, type Message, MessageFold, type Person } from '@roompane/protocol';
import { FakeDeployment, type ManualClock } from '@roompane/testing';
import type { Truth } from './judge.ts';

export const ROOM = 'fx';
export const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };
const tom: Person = { id: 'tom', name: 'Tom Akers', kind: 'user' };

/** A chat server with one room, and the people who are there by other clients than ours. It remembers all that happened. */
export class Server {
  readonly deployment: FakeDeployment;
  /** Every event as it was when it happened. */
  readonly #told = new Map<Cursor, LogEvent>();
  readonly #fold = new MessageFold();
  #said = 0;
  #visits = 0;

  constructor(clock: ManualClock) {
    this.deployment = new FakeDeployment({ clock });
    this.deployment.addRoom({ id: ROOM, roles: { sam: 'manager', priya: 'member' } });
  }

  get truth(): Truth {
    return { log: this.deployment.log(ROOM), told: this.#told };
  }

  /** The message that stands there now, modulo how many there are; none where it was removed. */
  messageAt(place: number): Message | undefined {
    const { messages } = this.#fold;
    const message = messages[place % messages.length];
    return message?.isRedacted === false ? message : undefined;
  }

  say(count: number, chars: number): void {
    for (let left = count; left > 0; left--) {
      this.deployment.say(ROOM, priya, { body: `${this.#said++} `.padEnd(chars, '.') });
    }
  }

  change(change: 'edit' | 'redact' | 'react', { id, author }: Message): void {
    const { deployment } = this;
    if (change === 'edit') deployment.say(ROOM, author, { body: `edit ${this.#said++}`, edits: id });
    else if (change === 'redact') deployment.redact(ROOM, author, id);
    else deployment.react(ROOM, priya, { messageId: id, reaction: '👍', isOn: this.#said++ % 3 > 0 });
  }

  type(who: number, isTyping: boolean): void {
    this.deployment.type(ROOM, who > 0 ? priya : tom, isTyping);
  }

  /** Somebody who is elsewhere comes into the room, or goes. */
  visit(isComing: boolean): void {
    if (isComing) this.deployment.enter(ROOM, tom);
    else if (this.#visits > 0) this.deployment.leave(ROOM, tom);
    this.#visits = Math.max(0, this.#visits + (isComing ? 1 : -1));
  }

  /** To be called before what happened is changed. */
  takeNews(): void {
    const news = this.deployment.log(ROOM).slice(this.#told.size);
    for (const event of news) this.#told.set(event.cursor, event);
    this.#fold.append(news);
  }
}
