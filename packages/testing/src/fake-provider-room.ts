import {
  type Abortable,
  type ChannelSignal,
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
  type SignalEvent,
  type TypingEvent,
  type FileInput,
  type UploadOptions,
  type Attachment,
  type UnreadState,
  checkDraft,
} from '@roompane/protocol';
import type { FakeChange } from './fake-bell.ts';
import type { FakeChatRoom } from './fake-chat-room.ts';
import { checkFileSize } from './fake-files.ts';
import type { FakeProvider } from './fake-provider.ts';

/** One person's joined room. */
export class FakeProviderRoom extends EventTarget implements ProviderRoom {
  readonly #room: FakeChatRoom;
  readonly #provider: FakeProvider;
  readonly #left = new AbortController();
  #toldUnread: UnreadState;

  constructor(room: FakeChatRoom, provider: FakeProvider) {
    super();
    this.#room = room;
    this.#provider = provider;
    room.enter(this.#me);
    this.#toldUnread = this.unread;
  }

  get info(): RoomInfo {
    return this.#room.info;
  }

  get unread(): UnreadState {
    return this.#room.unreadOf(this.#me);
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
    const { place, hasGap } = this.#room.streamPlaceAfter(after);
    if (hasGap) yield { type: 'gap' };
    yield* this.#room.stream.read(place, { signal: this.#whileHere(signal) });
  }

  async post(cleared: Cleared, { signal }: Abortable = {}): Promise<Message> {
    this.#check(signal);
    this.#provider.posts.push(cleared);
    await untilAborted(Promise.resolve(this.#provider.beforePost?.(cleared)), this.#whileHere(signal));
    this.#check(signal);
    this.#checkRight();
    const misfit = checkDraft(cleared.draft, this.info.limits);
    if (misfit) throw misfit;
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

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async search(query: MessageQuery, { signal }: Abortable = {}): Promise<SearchPage> {
    this.#check(signal);
    return this.#room.search(query);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async markRead(upTo: Cursor, { signal }: Abortable = {}): Promise<void> {
    this.#check(signal);
    this.#room.markRead(this.#me, upTo);
  }

  async *typing({ signal }: Abortable = {}): AsyncGenerator<TypingEvent, void> {
    const { typing } = this.#room;
    for await (const event of typing.read(typing.items.length, { signal: this.#whileHere(signal) }))
      if (event.person.id !== this.#me.id) yield event;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async setTyping(isTyping: boolean, { signal }: Abortable = {}): Promise<void> {
    this.#check(signal);
    this.#checkRight();
    this.#room.setTyping(this.#me, isTyping);
  }

  async *signals({ signal }: Abortable = {}): AsyncGenerator<SignalEvent, void> {
    const { signals } = this.#room;
    for await (const { by, ...event } of signals.read(signals.items.length, { signal: this.#whileHere(signal) }))
      if (by !== this) yield event;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async sendSignal({ channel, data }: ChannelSignal, { signal }: Abortable = {}): Promise<void> {
    this.#check(signal);
    this.#checkRight();
    this.#room.signals.push({ channel, data: structuredClone(data), person: this.#me, by: this });
  }

  async upload(file: FileInput, { signal, onProgress }: UploadOptions = {}): Promise<Attachment> {
    this.#check(signal);
    this.#checkRight();
    checkFileSize(file);
    const totalBytes = file.bytes.length;
    onProgress?.({ sentBytes: totalBytes >> 1, totalBytes });
    await untilAborted(Promise.resolve(this.#provider.beforeUpload?.(file)), this.#whileHere(signal));
    this.#check(signal);
    const attachment = this.#room.files.add(file);
    onProgress?.({ sentBytes: totalBytes, totalBytes });
    return attachment;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async download({ id }: Attachment, { signal }: Abortable = {}): Promise<Uint8Array> {
    this.#check(signal);
    return this.#room.files.read(id);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async invite(
    personId: string,
    { signal, reason }: Abortable & { readonly reason?: string | undefined } = {},
  ): Promise<void> {
    this.#check(signal);
    const { role } = this.standing;
    if (role === 'visitor') throw new RoompaneError('message/forbidden', { data: { role } });
    this.#room.invite(this.#me, personId, reason);
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

  /** Something changed on the server. */
  hear(change: FakeChange): void {
    if (!('roomId' in change) || change.roomId !== this.#room.info.id) return;
    const { info, standing } = this;
    if (change.type === 'info') this.dispatchEvent(new ProviderRoomChangeEvent({ info }));
    else if (change.type === 'unread') this.#tellUnread();
    else if (change.personId === this.#me.id) this.dispatchEvent(new ProviderRoomChangeEvent({ standing }));
  }

  #tellUnread(): void {
    const { unread } = this;
    if (unread.count === this.#toldUnread.count && unread.readUpTo === this.#toldUnread.readUpTo) return;
    this.#toldUnread = unread;
    this.dispatchEvent(new ProviderRoomChangeEvent({ unread }));
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

  #checkRight(): void {
    if (!this.standing.canPost) throw new RoompaneError('room/read-only');
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
