import {
  type Room,
  directory,
  type LiveEvent,
  observe,
  type ObserveOptions,
  signals,
  typing,
  unread,
} from '@roompane/protocol';

export interface OpenParams {
  readonly name: string;
  readonly of: 'messages' | 'roster' | 'drafts' | 'typing' | 'signals' | 'unread' | 'followed' | 'invitations';
  readonly after?: string;
  /** Another room than the add-in's own, which was entered before. */
  readonly roomId?: string;
  /** Of `drafts`. */
  readonly options?: Omit<ObserveOptions, 'signal'>;
}

export interface TakeParams {
  readonly name: string;
  readonly count: number;
}

/** The streams that an add-in under test reads, by the names that the suite gave them. */
export class AddinStreams {
  readonly #room: (roomId?: string) => Room;
  readonly #streams = new Map<string, { readonly iterator: AsyncIterator<unknown>; readonly abort: AbortController }>();

  constructor(room: (roomId?: string) => Room) {
    this.#room = room;
  }

  open(params: OpenParams): void {
    const abort = new AbortController();
    const stream = this.#follow(params, abort.signal);
    this.#streams.set(params.name, { iterator: stream[Symbol.asyncIterator](), abort });
  }

  #follow({ of, after, options, roomId }: OpenParams, signal: AbortSignal): AsyncIterable<unknown> {
    const room = this.#room(roomId);
    switch (of) {
      case 'messages':
        return room.messages.live({ after, signal });
      case 'roster':
        return room.roster.live({ signal });
      case 'drafts':
        return observe(room, { ...options, signal });
      case 'typing':
        return typing(room).live({ signal });
      case 'signals':
        return signals(room).live({ signal });
      case 'unread':
        return unread(room).live({ signal });
      case 'followed':
        return directory(room).followed({ signal });
      case 'invitations':
        return directory(room).invitations({ signal });
    }
  }

  /** The next `count` events; fewer, and then `'done'`, when the stream ends before. */
  async take({ name, count }: TakeParams): Promise<readonly unknown[]> {
    const taken: unknown[] = [];
    while (taken.length < count) {
      const result: IteratorResult<unknown> = await this.#iterator(name).next();
      taken.push(result.done ? 'done' : result.value);
      if (result.done) break;
    }
    return taken;
  }

  /** The texts of what is posted, up to one text. */
  async readUntil({ name, text }: { readonly name: string; readonly text: string }): Promise<readonly string[]> {
    const texts: string[] = [];
    while (texts.at(-1) !== text) {
      const result = (await this.#iterator(name).next()) as IteratorResult<LiveEvent, unknown>;
      if (result.done) return [...texts, 'done'];
      if (result.value.type === 'posted') texts.push(result.value.message.body.text);
    }
    return texts;
  }

  async stop(name: string): Promise<void> {
    await this.#iterator(name).return?.();
  }

  abort(name: string): void {
    this.#streams.get(name)?.abort.abort();
  }

  #iterator(name: string): AsyncIterator<unknown> {
    const stream = this.#streams.get(name);
    if (!stream) throw new Error(`No stream is called “${name}”.`);
    return stream.iterator;
  }
}
