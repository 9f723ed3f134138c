import type { LogEvent, PostedEvent } from './log.ts';
import type { Message } from './message.ts';

/** What happens to a message that is there already. */
export type MessageChangeEvent = Exclude<LogEvent, PostedEvent>;

/** One message after one event about it. A redaction is final: what comes later cannot bring a body back. @spec LO2 */
export function foldMessage(message: Message, event: MessageChangeEvent): Message {
  if (message.isRedacted) return message;
  switch (event.type) {
    case 'edited': {
      const { body, title, atEpochMs: editedAtEpochMs } = event;
      return { ...message, body, editedAtEpochMs, ...(title === undefined ? {} : { title }) };
    }
    case 'redacted': {
      const { title: _title, data: _data, attachments: _attachments, editedAtEpochMs: _edited, ...kept } = message;
      return { ...kept, body: { text: '', spans: [] }, isRedacted: true };
    }
    case 'reacted':
      return message;
  }
}

/** One message, known or only heard of. `at` counts places of the log from where the fold began, older ones below zero. */
interface Entry {
  post?: { readonly at: number; readonly message: Message };
  changes: { readonly at: number; readonly event: MessageChangeEvent }[];
  /** The post after its changes. */
  message?: Message;
}

/**
 * The messages of a room as the events seen so far make them, oldest first. Stretches of the log may come in any order, as
 * long as each overlaps or touches what is there: an event counts once, by its cursor; a change waits for its message; posts
 * of one author with one key are one message, the first of them, and a change of any is a change of it. @spec LO3
 */
export class MessageFold {
  readonly #entries = new Map<string, Entry>();
  readonly #keys = new Map<string, Entry>();
  readonly #seen = new Set<string>();
  #order: Entry[] = [];
  #start = 0;
  #end = 0;

  /** Oldest first; a new array after each change. */
  get messages(): readonly Message[] {
    return this.#order.flatMap(({ message }) => message ?? []);
  }

  get(messageId: string): Message | undefined {
    const message = this.#entries.get(messageId)?.message;
    return message?.id === messageId ? message : undefined;
  }

  /** Takes events, oldest first, that follow those given so far. */
  append(events: readonly LogEvent[]): void {
    this.#take(events, events.findIndex(this.#isSeen));
  }

  /** Takes a page, its events oldest first, that those given so far follow. What it knows beyond them counts as newer. */
  prepend(events: readonly LogEvent[]): void {
    const overlap = events.findIndex(this.#isSeen);
    this.#take(events, overlap < 0 ? events.length : overlap);
  }

  readonly #isSeen = ({ cursor }: LogEvent): boolean => this.#seen.has(cursor);

  /** The first `older` events lie before what is known; the others, as far as they are new, behind it. */
  #take(events: readonly LogEvent[], older: number): void {
    const before: Entry[] = [];
    const behind: Entry[] = [];
    this.#start -= Math.max(0, older);
    for (const [index, event] of events.entries()) {
      if (this.#isSeen(event)) continue;
      this.#seen.add(event.cursor);
      const at = index < older ? this.#start + index : this.#end++;
      if (event.type !== 'posted') this.#change(event, at);
      else if (this.#post(event.message, at)) (index < older ? before : behind).push(this.#entryOf(event.message.id));
    }
    if (before.length > 0) this.#order = before.concat(this.#order);
    for (const entry of behind) this.#order.push(entry);
  }

  #entryOf(messageId: string): Entry {
    let entry = this.#entries.get(messageId);
    if (!entry) this.#entries.set(messageId, (entry = { changes: [] }));
    return entry;
  }

  /** True when the message has its place in the room here. */
  #post(message: Message, at: number): boolean {
    const { id, key, author } = message;
    const own = this.#entryOf(id);
    const shared = key === undefined ? undefined : JSON.stringify([author.id, key]);
    const entry = (shared && this.#keys.get(shared)) || own;
    if (shared) this.#keys.set(shared, entry);
    if (entry !== own) {
      entry.changes.push(...own.changes);
      this.#entries.set(id, entry);
    }
    const isFirst = !entry.post || at < entry.post.at;
    if (isFirst) {
      if (entry.post) this.#order.splice(this.#order.indexOf(entry), 1);
      entry.post = { at, message };
    }
    refold(entry);
    return isFirst;
  }

  #change(event: MessageChangeEvent, at: number): void {
    const entry = this.#entryOf(event.messageId);
    entry.changes.push({ at, event });
    refold(entry);
  }
}

function refold(entry: Entry): void {
  entry.changes.sort((a, b) => a.at - b.at);
  if (entry.post)
    entry.message = entry.changes.reduce((message, { event }) => foldMessage(message, event), entry.post.message);
}
