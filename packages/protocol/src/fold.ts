import type { LogEvent, PostedEvent } from './log.ts';
import type { Message } from './message.ts';

type ChangeEvent = Exclude<LogEvent, PostedEvent>;

/** One message after one event about it. A redaction is final: what comes later cannot bring a body back. @spec LO2 */
export function foldMessage(message: Message, event: ChangeEvent): Message {
  if (message.isRedacted) return message;
  switch (event.type) {
    case 'edited': {
      const { body, title, atEpochMs: editedAtEpochMs } = event;
      return { ...message, body, editedAtEpochMs, ...(title === undefined ? {} : { title }) };
    }
    case 'redacted': {
      const { title: _title, data: _data, ...kept } = message;
      return { ...kept, body: { text: '', spans: [] }, isRedacted: true };
    }
    case 'reacted':
      return message;
  }
}

/**
 * The messages of a room as the events seen so far make them, oldest first. Pages may come in any order and overlap the
 * live stream: an event counts once, by its cursor; a change that comes before its message waits for it. @spec LO3
 */
export class MessageFold {
  #messages = new Map<string, Message>();
  #order: string[] = [];
  #waiting = new Map<string, ChangeEvent[]>();
  #seen = new Set<string>();
  #keys = new Map<string, string>();

  /** Oldest first; a new array after each change. */
  get messages(): readonly Message[] {
    return this.#order.map((messageId) => this.#messages.get(messageId)).filter((message) => message !== undefined);
  }

  get(messageId: string): Message | undefined {
    return this.#messages.get(messageId);
  }

  /** Takes events newer than all given so far, oldest first. */
  append(events: readonly LogEvent[]): void {
    this.#order.push(...this.#take(events));
  }

  /** Takes a page older than all given so far, its events oldest first. */
  prepend(events: readonly LogEvent[]): void {
    this.#order.unshift(...this.#take(events));
  }

  #take(events: readonly LogEvent[]): string[] {
    const added: string[] = [];
    for (const event of events) {
      if (this.#seen.has(event.cursor)) continue;
      this.#seen.add(event.cursor);
      if (event.type === 'posted') this.#post(event.message, added);
      else this.#change(event);
    }
    return added;
  }

  #post(message: Message, added: string[]): void {
    const { id, key, author } = message;
    const sameAs = key === undefined ? id : `${author.id}\n${key}`;
    if (this.#messages.has(id) || this.#keys.has(sameAs)) return;
    this.#keys.set(sameAs, id);
    const waiting = this.#waiting.get(id) ?? [];
    this.#waiting.delete(id);
    this.#messages.set(id, waiting.reduce(foldMessage, message));
    added.push(id);
  }

  #change(event: ChangeEvent): void {
    const message = this.#messages.get(event.messageId);
    if (message) this.#messages.set(message.id, foldMessage(message, event));
    else this.#waiting.set(event.messageId, [...(this.#waiting.get(event.messageId) ?? []), event]);
  }
}
