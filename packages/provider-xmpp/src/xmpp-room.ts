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
  type ProviderCapabilities,
  type ProviderRoom,
  type ProviderRoomChange,
  ProviderRoomChangeEvent,
  ProviderRoomClosedEvent,
  type Reaction,
  type RoomInfo,
  RoompaneError,
  type RosterEvent,
  type SignalEvent,
  type Standing,
  type MessageQuery,
  type SearchPage,
  type TypingEvent,
  type FileInput,
  type UploadOptions,
  type Attachment,
  type UnreadState,
  rejectLacking,
} from '@roompane/protocol';
import { createStream, throwIfAborted, untilAborted } from '@roompane/protocol/provider-kit';
import type { Acts } from './acts.ts';
import type { Files } from './files.ts';
import { followLog } from './follow-log.ts';
import { followRoster } from './follow-roster.ts';
import type { Occupancy } from './occupancy.ts';
import { readPage } from './read-page.ts';

export interface XmppRoomOptions {
  readonly occupancy: Occupancy;
  readonly acts: Acts;
  readonly files: Files;
  readonly capabilities: () => ProviderCapabilities;
  /** Comes when this joining ends. */
  readonly release: () => Promise<void>;
}

/** One joining of a room; several share what the session has of it. */
export class XmppRoom extends EventTarget implements ProviderRoom {
  readonly #occupancy: Occupancy;
  readonly #acts: Acts;
  readonly #files: Files;
  readonly #capabilities: () => ProviderCapabilities;
  readonly #release: () => Promise<void>;
  readonly #left = new AbortController();
  #leaving: Promise<void> | undefined;

  constructor({ occupancy, acts, files, capabilities, release }: XmppRoomOptions) {
    super();
    this.#occupancy = occupancy;
    this.#acts = acts;
    this.#files = files;
    this.#capabilities = capabilities;
    this.#release = release;
  }

  get info(): RoomInfo {
    return this.#occupancy.info;
  }

  get standing(): Standing {
    return this.#occupancy.standing;
  }

  get unread(): UnreadState {
    return this.#occupancy.reading.state;
  }

  async readLog(range: LogRange): Promise<LogPage> {
    this.#throwIfLeft();
    throwIfAborted(range.signal);
    return untilAborted(readPage(this.#occupancy.log, range), range.signal);
  }

  live({ after, signal }: Abortable & { readonly after: Cursor }): AsyncIterable<LogEvent | GapEvent> {
    return createStream([signal, this.#left.signal], (ended) => followLog(this.#occupancy, { after, signal: ended }));
  }

  async post(cleared: Cleared, options?: ProviderPostOptions): Promise<Message> {
    this.#throwIfLeft();
    return this.#acts.post(cleared, options);
  }

  redact(_messageId: string, _options?: Abortable): Promise<void> {
    return rejectLacking(this.#capabilities(), 'redact');
  }

  async react(reaction: Reaction, options?: Abortable): Promise<void> {
    this.#throwIfLeft();
    return this.#acts.react(reaction, options);
  }

  roster({ signal }: Abortable = {}): AsyncIterable<RosterEvent> {
    const { occupantsChanged } = this.#occupancy;
    return createStream([signal, this.#left.signal], (ended) =>
      followRoster(() => this.#occupancy.roster, occupantsChanged, ended),
    );
  }

  search(_query: MessageQuery, _options?: Abortable): Promise<SearchPage> {
    return rejectLacking(this.#capabilities(), 'search');
  }

  async markRead(upTo: Cursor, { signal }: Abortable = {}): Promise<void> {
    this.#throwIfLeft();
    throwIfAborted(signal);
    if (this.#capabilities().unread !== true) return rejectLacking(this.#capabilities(), 'unread');
    return this.#occupancy.reading.mark(upTo, { signal });
  }

  typing({ signal }: Abortable = {}): AsyncIterable<TypingEvent> {
    return createStream([signal, this.#left.signal], (ended) => this.#occupancy.typists.follow(ended));
  }

  // The contract's acts reject and never throw.
  // eslint-disable-next-line @typescript-eslint/require-await
  async setTyping(isTyping: boolean, { signal }: Abortable = {}): Promise<void> {
    this.#throwIfLeft();
    throwIfAborted(signal);
    this.#acts.setTyping(isTyping);
  }

  signals({ signal }: Abortable = {}): AsyncIterable<SignalEvent> {
    return createStream([signal, this.#left.signal], (ended) => this.#occupancy.signals.follow(ended));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async sendSignal(channelSignal: ChannelSignal, { signal }: Abortable = {}): Promise<void> {
    this.#throwIfLeft();
    throwIfAborted(signal);
    this.#acts.sendSignal(channelSignal);
  }

  async upload(file: FileInput, options: UploadOptions = {}): Promise<Attachment> {
    this.#throwIfLeft();
    throwIfAborted(options.signal);
    if (this.#capabilities().attach !== true) return rejectLacking(this.#capabilities(), 'attach');
    return this.#files.upload(file, options);
  }

  async download(attachment: Attachment, { signal }: Abortable = {}): Promise<Uint8Array> {
    this.#throwIfLeft();
    throwIfAborted(signal);
    return this.#files.download(attachment, { signal });
  }

  async invite(personId: string, options: Abortable & { readonly reason?: string | undefined } = {}): Promise<void> {
    this.#throwIfLeft();
    throwIfAborted(options.signal);
    return this.#acts.invite(personId, options);
  }

  leave(): Promise<void> {
    this.#left.abort();
    return (this.#leaving ??= this.#release());
  }

  /** For the provider: what happened to the room. */
  tell(change: ProviderRoomChange): void {
    if (!this.#left.signal.aborted) this.dispatchEvent(new ProviderRoomChangeEvent(change));
  }

  /** The room is over. */
  end(reason: RoompaneError): void {
    if (this.#left.signal.aborted) return;
    this.dispatchEvent(new ProviderRoomClosedEvent(reason));
    void this.leave();
  }

  #throwIfLeft(): void {
    if (this.#left.signal.aborted) throw new RoompaneError('room/not-joined');
  }
}
