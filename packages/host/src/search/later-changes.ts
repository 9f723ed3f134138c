import { type EditedEvent, foldMessage, type LogEvent, type Message, type RedactedEvent } from '@roompane/protocol';

/** What is kept of changes whose message was not met yet: of one search, and so bounded. */
const MAX_CHANGES = 20_000;
const MAX_CHARS = 4_194_304;

/** The last change of each message, as far as the log was read: what a message that is met then stands for. @spec SE3 */
export class LaterChanges {
  readonly #last = new Map<string, EditedEvent | RedactedEvent>();
  #chars = 0;

  /** More is not kept: what is met from here on may stand otherwise. */
  get isFull(): boolean {
    return this.#last.size > MAX_CHANGES || this.#chars > MAX_CHARS;
  }

  /** An event that lies before all that was taken. */
  takeOlder(event: LogEvent): void {
    if (!isChange(event)) return;
    if (event.type === 'redacted' || !this.#last.has(event.messageId)) this.#set(event);
  }

  /** An event that lies behind all that was taken. A removal is final. */
  takeNewer(event: LogEvent): void {
    if (!isChange(event)) return;
    if (this.#last.get(event.messageId)?.type !== 'redacted') this.#set(event);
  }

  /** A message as it stands now. */
  apply(message: Message): Message {
    const change = this.#last.get(message.id);
    return change ? foldMessage(message, change) : message;
  }

  /** The message was met, and is not met again. */
  forget(messageId: string): void {
    const change = this.#last.get(messageId);
    if (!change) return;
    this.#chars -= charsOf(change);
    this.#last.delete(messageId);
  }

  #set(change: EditedEvent | RedactedEvent): void {
    this.forget(change.messageId);
    this.#chars += charsOf(change);
    this.#last.set(change.messageId, change);
  }
}

function isChange(event: LogEvent): event is EditedEvent | RedactedEvent {
  return event.type === 'edited' || event.type === 'redacted';
}

function charsOf(change: EditedEvent | RedactedEvent): number {
  return JSON.stringify(change).length;
}
