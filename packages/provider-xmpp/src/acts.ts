import {
  type Abortable,
  type ChannelSignal,
  type Cleared,
  type Clock,
  type ErrorCode,
  foldMessage,
  type Message,
  type ProviderPostOptions,
  type Reaction,
  RoompaneError,
} from '@roompane/protocol';
import { throwIfAborted, untilAborted } from '@roompane/protocol/provider-kit';
import type { Builder } from 'strophe.js';
import { addAttachments } from './attachments.ts';
import { MAX_ITEMS } from './archive.ts';
import type { Inviting } from './invite.ts';
import { type Item, keyOf } from './item.ts';
import * as NS from './namespace.ts';
import type { Occupancy } from './occupancy.ts';
import { OwnTyping } from './own-typing.ts';
import { writeBody, writeJson, writePayload } from './payload.ts';
import { addSignal } from './signal-stanza.ts';
import { toCoded } from './stanza-error.ts';
import { toXmlText } from './xml.ts';

/** How far back a post that is tried again is looked for, beyond what is known of the archive's end. */
const MAX_RETRY_PAGES = 16;

const POSTING: Readonly<Record<string, ErrorCode>> = {
  forbidden: 'room/read-only',
  'not-acceptable': 'room/not-joined',
  'item-not-found': 'room/not-found',
  'policy-violation': 'limit/exceeded',
};

/** What the local user does in one room, each once. */
export class Acts {
  readonly #occupancy: Occupancy;
  readonly #underway = new Map<string, Promise<Message>>();
  readonly #typing: OwnTyping;
  #lastReaction: Promise<unknown> = Promise.resolve();

  constructor(occupancy: Occupancy, clock: Clock) {
    this.#occupancy = occupancy;
    this.#typing = new OwnTyping(clock);
  }

  /** @spec PR4 */
  post(cleared: Cleared, { signal, isRetry = false }: ProviderPostOptions = {}): Promise<Message> {
    throwIfAborted(signal);
    const { key } = cleared.draft;
    let posting = this.#underway.get(key);
    if (!posting) {
      posting = this.#post(cleared, isRetry).finally(() => this.#underway.delete(key));
      this.#underway.set(key, posting);
    }
    return untilAborted(posting, signal);
  }

  react(reaction: Reaction, { signal }: Abortable = {}): Promise<void> {
    throwIfAborted(signal);
    // One after the other: each looks at what stands.
    const reacting = this.#lastReaction.then(() => this.#react(reaction));
    this.#lastReaction = reacting.catch(() => {});
    return untilAborted(reacting, signal);
  }

  invite(personId: string, options: Pick<Inviting, 'reason' | 'signal'>): Promise<void> {
    return this.#occupancy.invite({ personId, ...options });
  }

  /** @throws `room/read-only`, `provider/unavailable` */
  setTyping(isTyping: boolean): void {
    if (!this.#occupancy.standing.canPost) throw new RoompaneError('room/read-only');
    const state = isTyping ? 'composing' : 'paused';
    if (this.#typing.set(isTyping))
      this.#occupancy.signal((message) => message.c(state, { xmlns: NS.CHAT_STATES }).up());
  }

  /** @throws `room/read-only`, `provider/unavailable`, `limit/exceeded` */
  sendSignal(signal: ChannelSignal): void {
    const { standing, signals } = this.#occupancy;
    if (!standing.canPost) throw new RoompaneError('room/read-only');
    this.#occupancy.signal((message) => addSignal(message, { ...signal, session: signals.session }));
  }

  async #post(cleared: Cleared, isRetry: boolean): Promise<Message> {
    const { draft } = cleared;
    await this.#occupancy.caughtUp;
    const original = draft.edits === undefined ? undefined : await this.#findOwn(draft.edits);
    const known = await this.#findPosted(draft.key, isRetry);
    if (known) return this.#toMessage(known);
    // Whoever sent something does not write any more.
    this.#typing.set(false);
    const id = await this.#publish((message) => buildPost(message, cleared, original));
    return this.#toMessage(await this.#occupancy.tail.expect(id));
  }

  /** What was posted under that key: a retry asks the archive, also beyond its end. */
  async #findPosted(key: string, isRetry: boolean): Promise<Item | undefined> {
    const { keys, tail, log, standing } = this.#occupancy;
    if (isRetry) await tail.sync();
    const known = keys.get(key);
    if (known || !isRetry) return known;
    let from = tail.kept[0]?.id;
    for (let page = 1; from !== undefined && page <= MAX_RETRY_PAGES; page++) {
      const { items, isComplete } = await log.ask({ max: MAX_ITEMS, from, isBackward: true });
      const found = items.find((item) => keyOf(item) === key && log.events.authorOf(item) === standing.person.id);
      if (found || isComplete) return found;
      from = items[0]?.id;
    }
    return undefined;
  }

  async #react({ messageId, reaction, isOn }: Reaction): Promise<void> {
    const target = await this.#occupancy.log.events.readMessage(messageId);
    if (target?.content.type !== 'post') throw new RoompaneError('message/not-found', { data: { messageId } });
    const before = await this.#findReactions(messageId);
    if (before.has(reaction) === isOn) return;
    const meant = new Set(before);
    if (isOn) meant.add(reaction);
    else meant.delete(reaction);
    await this.#publishReactions(messageId, meant, { messageId, reaction, isOn });
    // Another device may have reacted meanwhile, and other clients took the one for all that there is.
    const standing = await this.#findReactions(messageId);
    if (!isSame(standing, meant)) await this.#publishReactions(messageId, standing);
  }

  /** How all of them stand, for other clients; for ours what came or went, so that no two devices undo each other. */
  async #publishReactions(messageId: string, reactions: ReadonlySet<string>, react?: Reaction): Promise<void> {
    const id = await this.#publish((message) => {
      message.c('reactions', { xmlns: NS.REACTIONS, id: messageId });
      for (const each of reactions) message.c('reaction').t(toXmlText(each)).up();
      message.up();
      if (react) message.c('roompane', { xmlns: NS.ROOMPANE }).t(writeJson({ react })).up();
      // Without a body it would not be kept.
      return message.c('store', { xmlns: NS.HINTS });
    });
    await this.#occupancy.tail.expect(id);
  }

  /** The local user's reactions to a message, as they stand. */
  #findReactions(messageId: string): Promise<ReadonlySet<string>> {
    const { log, standing } = this.#occupancy;
    return log.reactionSets.standing(messageId, standing.person.id);
  }

  async #findOwn(messageId: string): Promise<Item> {
    const { events } = this.#occupancy.log;
    const original = await events.readMessage(messageId);
    const data = { messageId };
    if (original?.content.type !== 'post') throw new RoompaneError('message/not-found', { data });
    const isOwn = events.authorOf(original) === this.#occupancy.standing.person.id;
    if (!isOwn) throw new RoompaneError('message/forbidden', { data });
    return original;
  }

  async #publish(build: (message: Builder) => Builder): Promise<string> {
    if (!this.#occupancy.standing.canPost) throw new RoompaneError('room/read-only');
    try {
      return await this.#occupancy.publish(build);
    } catch (thrown) {
      throw toCoded(thrown, POSTING);
    }
  }

  /** The message that a stanza is, or is an edit of, with that edit. */
  async #toMessage(item: Item): Promise<Message> {
    const { events } = this.#occupancy.log;
    const event = await events.toEvent(item);
    if (event?.type === 'posted') return event.message;
    const original = event?.type === 'edited' ? await events.readMessage(event.messageId) : undefined;
    const posted = original && (await events.toEvent(original));
    if (event?.type !== 'edited' || posted?.type !== 'posted') throw new RoompaneError('message/not-found');
    return foldMessage(posted.message, event);
  }
}

function buildPost(message: Builder, cleared: Cleared, original: Item | undefined): Builder {
  const { body, attachments, replyTo } = cleared.draft;
  message.c('body').t(writeBody(body.text, attachments)).up();
  addAttachments(message, attachments);
  message.c('roompane', { xmlns: NS.ROOMPANE }).t(writePayload(cleared)).up();
  if (replyTo !== undefined) message.c('reply', { xmlns: NS.REPLY, id: toXmlText(replyTo) }).up();
  if (original) message.c('replace', { xmlns: NS.CORRECTION, id: original.originalId || original.id }).up();
  return message;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
