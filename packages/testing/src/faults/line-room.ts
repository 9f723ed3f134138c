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
  type ProviderPostOptions,
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
} from '@roompane/protocol';
import type { Line } from './line.ts';
import { LineStream } from './line-stream.ts';
import { LineRoster } from './line-roster.ts';
import { overrideInfo, overrideStanding } from './standing-override.ts';

/** What the server says of the room, as far as the line has let it through. */
interface Heard {
  readonly info: RoomInfo;
  readonly standing: Standing;
  readonly unread: UnreadState;
}

/** A joined room over a {@link Line}. */
export class LineRoom extends EventTarget implements ProviderRoom {
  readonly #room: ProviderRoom;
  readonly #line: Line;
  readonly #left = new AbortController();
  #heard: Heard;
  #endReason: RoompaneError | undefined;
  #info: RoomInfo;
  #standing: Standing;

  constructor(room: ProviderRoom, line: Line) {
    super();
    this.#room = room;
    this.#line = line;
    this.#heard = hear(room);
    this.#info = overrideInfo(this.#heard.info, line.conditions);
    this.#standing = overrideStanding(this.#heard.standing, this.#info, line.conditions);
    const ends = { signal: AbortSignal.any([this.#left.signal, line.closed]) };
    room.addEventListener('closed', (event) => this.#hearEnd(event), ends);
    room.addEventListener('changed', () => line.receive(() => this.#hear()), ends);
    line.addEventListener('changed', () => (line.connected.aborted ? this.#refresh() : this.#hearAll()), ends);
  }

  get info(): RoomInfo {
    return this.#info;
  }

  get standing(): Standing {
    return this.#standing;
  }

  get unread(): UnreadState {
    return this.#heard.unread;
  }

  readLog(range: LogRange): Promise<LogPage> {
    return this.#call(() => this.#room.readLog(range), range);
  }

  live({ after, signal }: Abortable & { readonly after: Cursor }): AsyncIterable<LogEvent | GapEvent> {
    return {
      [Symbol.asyncIterator]: () => {
        let place = after;
        return new LineStream({
          line: this.#line,
          ends: this.#endsWith(signal),
          open: (lost) => this.#room.live({ after: place, signal: lost }),
          arrived: (event) => {
            if (event.type !== 'gap') place = event.cursor;
          },
        });
      },
    };
  }

  /** The provider's, and beside its codes `room/read-only` and what {@link LineConditions.failNext} says. */
  async post(cleared: Cleared, { signal, isRetry }: ProviderPostOptions = {}): Promise<Message> {
    const act = async (): Promise<Message> => {
      if (!this.#standing.canPost) throw new RoompaneError('room/read-only');
      const failure = this.#line.conditions.takeFailure();
      if (failure && !failure.isDelivered) throw failure.error;
      const message = await this.#room.post(cleared, { signal, isRetry });
      if (failure) throw failure.error;
      return message;
    };
    if (signal?.aborted) throw new RoompaneError('call/aborted', { cause: signal.reason });
    // The server decides whether an abort still comes in time: once it has the post, the answer is waited for.
    return this.#call(act, {});
  }

  redact(messageId: string, options: Abortable = {}): Promise<void> {
    return this.#call(() => this.#room.redact(messageId, options), options);
  }

  react(reaction: Reaction, options: Abortable = {}): Promise<void> {
    return this.#call(() => this.#room.react(reaction, options), options);
  }

  roster({ signal }: Abortable = {}): AsyncIterable<RosterEvent> {
    return {
      [Symbol.asyncIterator]: () =>
        new LineRoster({
          line: this.#line,
          ends: this.#endsWith(signal),
          open: (lost) => this.#room.roster({ signal: lost }),
        }),
    };
  }

  search(query: MessageQuery, options: Abortable = {}): Promise<SearchPage> {
    return this.#call(() => this.#room.search(query, options), options);
  }

  markRead(upTo: Cursor, options: Abortable = {}): Promise<void> {
    return this.#call(() => this.#room.markRead(upTo, options), options);
  }

  signals({ signal }: Abortable = {}): AsyncIterable<SignalEvent> {
    return {
      [Symbol.asyncIterator]: () =>
        new LineStream({
          line: this.#line,
          ends: this.#endsWith(signal),
          open: (lost) => this.#room.signals({ signal: lost }),
        }),
    };
  }

  sendSignal(said: ChannelSignal, options: Abortable = {}): Promise<void> {
    return this.#call(() => this.#room.sendSignal(said, options), options);
  }

  typing({ signal }: Abortable = {}): AsyncIterable<TypingEvent> {
    return {
      [Symbol.asyncIterator]: () =>
        new LineStream({
          line: this.#line,
          ends: this.#endsWith(signal),
          open: (lost) => this.#room.typing({ signal: lost }),
        }),
    };
  }

  setTyping(isTyping: boolean, options: Abortable = {}): Promise<void> {
    return this.#call(() => this.#room.setTyping(isTyping, options), options);
  }

  upload(file: FileInput, options: UploadOptions = {}): Promise<Attachment> {
    return this.#call(() => this.#room.upload(file, options), options);
  }

  download(attachment: Attachment, options: Abortable = {}): Promise<Uint8Array> {
    return this.#call(() => this.#room.download(attachment, options), options);
  }

  invite(personId: string, options: Abortable & { readonly reason?: string | undefined } = {}): Promise<void> {
    return this.#call(() => this.#room.invite(personId, options), options);
  }

  /** Ends at once, whatever the line. */
  async leave(): Promise<void> {
    this.#left.abort();
    await this.#room.leave();
  }

  #call<T>(act: () => Promise<T>, { signal }: Abortable): Promise<T> {
    const endError = (): RoompaneError => new RoompaneError('room/not-joined');
    return this.#line.call({ act, signal, ended: AbortSignal.any([this.#left.signal, this.#line.closed]), endError });
  }

  #endsWith(signal: AbortSignal | undefined): readonly AbortSignal[] {
    return signal ? [signal, this.#left.signal] : [this.#left.signal];
  }

  #hearEnd(event: Event): void {
    if (event instanceof ProviderRoomClosedEvent) this.#endReason = event.reason;
    this.#line.receive(() => this.#tellEnd());
  }

  /** What happened while the line was down is told when it is back. */
  #hearAll(): void {
    this.#hear();
    if (this.#endReason) this.#line.receive(() => this.#tellEnd());
  }

  #tellEnd(): void {
    if (!this.#endReason || this.#left.signal.aborted) return;
    this.dispatchEvent(new ProviderRoomClosedEvent(this.#endReason));
    this.#left.abort();
  }

  #hear(): void {
    const { unread: before } = this.#heard;
    this.#heard = hear(this.#room);
    const { unread } = this.#heard;
    if (JSON.stringify(unread) !== JSON.stringify(before)) this.dispatchEvent(new ProviderRoomChangeEvent({ unread }));
    this.#refresh();
  }

  #refresh(): void {
    const { conditions } = this.#line;
    const info = overrideInfo(this.#heard.info, conditions);
    const standing = overrideStanding(this.#heard.standing, info, conditions);
    const hasInfoChanged = JSON.stringify(info) !== JSON.stringify(this.#info);
    const hasStandingChanged = JSON.stringify(standing) !== JSON.stringify(this.#standing);
    if (!hasInfoChanged && !hasStandingChanged) return;
    this.#info = info;
    this.#standing = standing;
    const change = { ...(hasInfoChanged ? { info } : {}), ...(hasStandingChanged ? { standing } : {}) };
    this.dispatchEvent(new ProviderRoomChangeEvent(change));
  }
}

function hear({ info, standing, unread }: ProviderRoom): Heard {
  return { info, standing, unread };
}
