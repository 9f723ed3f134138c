import {
  type Abortable,
  type Cleared,
  type Cursor,
  type GapEvent,
  type LogEvent,
  type LogPage,
  type LogRange,
  type Message,
  type Person,
  type ProviderRoom,
  ProviderRoomChangeEvent,
  ProviderRoomClosedEvent,
  type Reaction,
  type RoomInfo,
  RoompaneError,
  type RosterEvent,
  type Standing,
  type MessageQuery,
  type SearchPage,
  type TypingEvent,
  type FileInput,
  type UploadOptions,
  type Attachment,
  type UnreadState,
  rejectLacking,
  throwLacking,
} from '@roompane/protocol';
import type { FakeChatRoom } from './fake-chat-room.ts';
import type { FakeProvider } from './fake-provider.ts';

/** One person's joined room. */
export class FakeProviderRoom extends EventTarget implements ProviderRoom {
  readonly #room: FakeChatRoom;
  readonly #provider: FakeProvider;
  readonly #left = new AbortController();

  constructor(room: FakeChatRoom, provider: FakeProvider) {
    super();
    this.#room = room;
    this.#provider = provider;
    room.enter(this.#me);
  }

  get info(): RoomInfo {
    return this.#room.info;
  }

  get unread(): UnreadState {
    return { count: 0, isAtLeast: true };
  }

  get standing(): Standing {
    return this.#room.standingOf(this.#me);
  }

  /** Aborted when the room was left, by whomever. */
  get left(): AbortSignal {
    return this.#left.signal;
  }

  async readLog(range: LogRange): Promise<LogPage> {
    this.#check(range.signal);
    await this.#provider.beforeRead?.(range);
    this.#check(range.signal);
    return this.#room.page(range);
  }

  async *live({ after, signal }: Abortable & { readonly after: Cursor }): AsyncGenerator<LogEvent | GapEvent, void> {
    this.#provider.liveStreams++;
    yield* this.#room.stream.read(this.#room.streamPlaceAfter(after), { signal: this.#whileHere(signal) });
  }

  async post(cleared: Cleared, { signal }: Abortable = {}): Promise<Message> {
    this.#check(signal);
    this.#provider.posts.push(cleared);
    await untilAborted(Promise.resolve(this.#provider.beforePost?.(cleared)), this.#whileHere(signal));
    this.#check(signal);
    if (!this.standing.canPost) throw new RoompaneError('room/read-only');
    const message = this.#room.post(this.#me, cleared.draft, cleared.via);
    await untilAborted(Promise.resolve(this.#provider.afterPost?.(cleared)), this.#whileHere(signal));
    return message;
  }

  // The contract's acts reject and never throw.
  // eslint-disable-next-line @typescript-eslint/require-await
  async redact(messageId: string, { signal }: Abortable = {}): Promise<void> {
    this.#check(signal);
    this.#room.redact(this.#me, messageId);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async react(reaction: Reaction, { signal }: Abortable = {}): Promise<void> {
    this.#check(signal);
    this.#room.react(this.#me, reaction);
  }

  async *roster({ signal }: Abortable = {}): AsyncGenerator<RosterEvent, void> {
    this.#provider.rosterStreams++;
    for await (const event of this.#room.people.live({ signal: this.#whileHere(signal) })) yield this.#seen(event);
  }

  search(_query: MessageQuery, _options?: Abortable): Promise<SearchPage> {
    return rejectLacking(this.#provider.capabilities, 'search');
  }

  markRead(_upTo: Cursor, _options?: Abortable): Promise<void> {
    return rejectLacking(this.#provider.capabilities, 'unread');
  }

  typing(_options?: Abortable): AsyncIterable<TypingEvent> {
    return throwLacking(this.#provider.capabilities, 'typing');
  }

  setTyping(_isTyping: boolean, _options?: Abortable): Promise<void> {
    return rejectLacking(this.#provider.capabilities, 'typing');
  }

  upload(_file: FileInput, _options?: UploadOptions): Promise<Attachment> {
    return rejectLacking(this.#provider.capabilities, 'attach');
  }

  download(_attachment: Attachment, _options?: Abortable): Promise<Uint8Array> {
    return rejectLacking(this.#provider.capabilities, 'attach');
  }

  invite(_personId: string, _options?: Abortable): Promise<void> {
    return rejectLacking(this.#provider.capabilities, 'invite');
  }

  leave(): Promise<void> {
    if (!this.#left.signal.aborted) {
      this.#room.leave(this.#me);
      this.#left.abort();
    }
    return Promise.resolve();
  }

  /** The server puts the person out. */
  async remove(reason: RoompaneError): Promise<void> {
    if (this.#left.signal.aborted) return;
    this.dispatchEvent(new ProviderRoomClosedEvent(reason));
    await this.leave();
  }

  /** Info or standing changed on the server. */
  tell(change: 'info' | 'standing'): void {
    const { info, standing } = this;
    this.dispatchEvent(new ProviderRoomChangeEvent(change === 'info' ? { info } : { standing }));
  }

  get #me(): Person {
    return this.#provider.me;
  }

  #seen(event: RosterEvent): RosterEvent {
    const isSelf = (personId: string): boolean => personId === this.#me.id;
    if (event.type === 'left') return event;
    if (event.type === 'set') return { ...event, entry: { ...event.entry, isSelf: isSelf(event.entry.person.id) } };
    return { ...event, entries: event.entries.map((entry) => ({ ...entry, isSelf: isSelf(entry.person.id) })) };
  }

  #whileHere(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any(signal ? [signal, this.#left.signal] : [this.#left.signal]);
  }

  #check(signal: AbortSignal | undefined): void {
    if (signal?.aborted) throw new RoompaneError('call/aborted', { cause: signal.reason });
    if (this.#left.signal.aborted) throw new RoompaneError('room/not-joined');
  }
}

/** Rejects as the server's line does when the caller or the room gives up; what the act does afterwards is not read. */
function untilAborted(act: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new RoompaneError('call/aborted', { cause: signal.reason }));
    signal.addEventListener('abort', stop, { once: true });
    act.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
