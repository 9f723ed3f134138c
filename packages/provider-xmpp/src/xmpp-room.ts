import {
  type Abortable,
  type Cleared,
  type Cursor,
  type GapEvent,
  type LogEvent,
  type LogPage,
  type LogRange,
  type Message,
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
import { throwIfAborted, untilAborted } from './aborted.ts';
import type { Acts } from './acts.ts';
import { CAPABILITIES, REDACTION_IS_MISSING } from './capabilities.ts';
import { followLog } from './follow-log.ts';
import { followRoster } from './follow-roster.ts';
import type { Occupancy } from './occupancy.ts';
import { readPage } from './read-page.ts';
import { createStream } from './stream.ts';

/** One joining of a room; several share what the session has of it. */
export class XmppRoom extends EventTarget implements ProviderRoom {
  readonly #occupancy: Occupancy;
  readonly #acts: Acts;
  readonly #release: () => Promise<void>;
  readonly #left = new AbortController();
  #leaving: Promise<void> | undefined;

  constructor(occupancy: Occupancy, acts: Acts, release: () => Promise<void>) {
    super();
    this.#occupancy = occupancy;
    this.#acts = acts;
    this.#release = release;
  }

  get info(): RoomInfo {
    return this.#occupancy.info;
  }

  get standing(): Standing {
    return this.#occupancy.standing;
  }

  get unread(): UnreadState {
    return { count: 0, isAtLeast: true };
  }

  async readLog(range: LogRange): Promise<LogPage> {
    this.#throwIfLeft();
    throwIfAborted(range.signal);
    return untilAborted(readPage(this.#occupancy.log, range), range.signal);
  }

  live({ after, signal }: Abortable & { readonly after: Cursor }): AsyncIterable<LogEvent | GapEvent> {
    return createStream([signal, this.#left.signal], (ended) => followLog(this.#occupancy, { after, signal: ended }));
  }

  async post(cleared: Cleared, options?: Abortable): Promise<Message> {
    this.#throwIfLeft();
    return this.#acts.post(cleared, options);
  }

  redact(_messageId: string, _options?: Abortable): Promise<void> {
    return Promise.reject(new RoompaneError('feature/unsupported', { message: REDACTION_IS_MISSING }));
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
    return rejectLacking(CAPABILITIES, 'search');
  }

  markRead(_upTo: Cursor, _options?: Abortable): Promise<void> {
    return rejectLacking(CAPABILITIES, 'unread');
  }

  typing(_options?: Abortable): AsyncIterable<TypingEvent> {
    return throwLacking(CAPABILITIES, 'typing');
  }

  setTyping(_isTyping: boolean, _options?: Abortable): Promise<void> {
    return rejectLacking(CAPABILITIES, 'typing');
  }

  upload(_file: FileInput, _options?: UploadOptions): Promise<Attachment> {
    return rejectLacking(CAPABILITIES, 'attach');
  }

  download(_attachment: Attachment, _options?: Abortable): Promise<Uint8Array> {
    return rejectLacking(CAPABILITIES, 'attach');
  }

  invite(_personId: string, _options?: Abortable): Promise<void> {
    return rejectLacking(CAPABILITIES, 'invite');
  }

  leave(): Promise<void> {
    this.#left.abort();
    return (this.#leaving ??= this.#release());
  }

  /** For the provider: what happened to the room. */
  tell(change: Partial<Pick<ProviderRoomChangeEvent, 'info' | 'standing'>> | RoompaneError): void {
    if (this.#left.signal.aborted) return;
    if (!(change instanceof RoompaneError)) {
      const { info, standing } = change;
      this.dispatchEvent(new ProviderRoomChangeEvent({ ...(info && { info }), ...(standing && { standing }) }));
      return;
    }
    this.dispatchEvent(new ProviderRoomClosedEvent(change));
    void this.leave();
  }

  #throwIfLeft(): void {
    if (this.#left.signal.aborted) throw new RoompaneError('room/not-joined');
  }
}
