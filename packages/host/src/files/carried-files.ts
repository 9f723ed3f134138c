import { type Attachment, type ProviderRoom, RoompaneError } from '@roompane/protocol';
import type { Ends } from '../room/abortable.ts';
import type { RoomFeed } from '../room/room-feed.ts';
import { LaterChanges } from '../search/later-changes.ts';
import { readPage } from '../search/read-page.ts';
import { walkPosts } from '../search/walk-posts.ts';

/** Files that are known to be carried. */
const KEPT_FILES = 1_024;

interface Carried {
  readonly messageId: string;
  readonly attachment: Attachment;
}

export interface CarriedFilesOptions {
  readonly room: Pick<ProviderRoom, 'readLog'>;
  readonly feed: Pick<RoomFeed, 'listen'>;
  /** Aborted when the room is over. */
  readonly ended: AbortSignal;
}

/**
 * Which files the messages of a room carry. An add-in names a file by a reference that it could have made up: what is read
 * for it is the file of a message, as that message names it. @spec FI5
 */
export class CarriedFiles {
  readonly #options: CarriedFilesOptions;
  readonly #known = new Map<string, Carried>();
  #isListening = false;

  constructor(options: CarriedFilesOptions) {
    this.#options = options;
  }

  /** The file as a message that stands carries it. It reads the log, the newest first. Rejects with `message/not-found`. */
  async find({ id }: Attachment, signal: AbortSignal): Promise<Attachment> {
    this.#listen();
    const carried = this.#known.get(id) ?? (await this.#look(id, signal));
    if (!carried) throw new RoompaneError('message/not-found', { data: { attachmentId: id } });
    this.#known.set(id, carried);
    if (this.#known.size > KEPT_FILES) this.#known.delete(this.#known.keys().next().value as string);
    return carried.attachment;
  }

  async #look(id: string, signal: AbortSignal): Promise<Carried | undefined> {
    const { room, ended } = this.#options;
    const ends: Ends = { signal, ended };
    const changes = new LaterChanges();
    for await (const post of walkPosts({
      read: (place) => readPage(room, place, ends),
      changes,
      query: {},
      from: undefined,
    })) {
      if (changes.isFull) return undefined;
      const message = post && changes.apply(post.message);
      const attachment = message?.isRedacted ? undefined : message?.attachments?.find((each) => each.id === id);
      if (message && attachment) return { messageId: message.id, attachment };
    }
    return undefined;
  }

  /** What a removed message carried is carried no more. */
  #listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    const forget = (messageId: string): void => {
      for (const [id, carried] of this.#known) if (carried.messageId === messageId) this.#known.delete(id);
    };
    this.#options.feed.listen((event) => event.type === 'redacted' && forget(event.messageId), {
      signal: this.#options.ended,
    });
  }
}
