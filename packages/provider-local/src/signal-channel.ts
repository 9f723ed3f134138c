import { isRoompaneError, parseAs, type SignalEvent } from '@roompane/protocol';
import { parseSignalEvent } from '@roompane/protocol/provider-kit';

/** The room that signals come and go through, and its end. */
interface SignalPlace {
  readonly databaseName: string;
  readonly roomId: string;
  readonly left: AbortSignal;
}

/**
 * What add-ins say to each other, from one joined room to every other of this browser's tabs, this one included. A channel
 * hears nothing of its own: each joined room has one, so that who said it alone does not hear it. Nothing is stored.
 */
export class SignalChannel {
  readonly #place: SignalPlace;
  #opened: BroadcastChannel | undefined;

  constructor(place: SignalPlace) {
    this.#place = place;
  }

  send(event: SignalEvent): void {
    this.#channel.postMessage({ ...event, roomId: this.#place.roomId });
  }

  listen(heard: (event: SignalEvent) => void, { signal }: { readonly signal: AbortSignal }): void {
    const take = ({ data }: MessageEvent): void => {
      const event = parseSent(data, this.#place.roomId);
      if (event) heard(event);
    };
    this.#channel.addEventListener('message', take, { signal });
  }

  /** Open from its first use on, until the room is left: few rooms have an add-in that says anything. */
  get #channel(): BroadcastChannel {
    if (this.#opened) return this.#opened;
    const channel = new BroadcastChannel(`roompane/${this.#place.databaseName}/signals`);
    this.#place.left.addEventListener('abort', () => channel.close(), { once: true });
    return (this.#opened = channel);
  }
}

/** Anything of the origin may post here, also what no JSON can say and what throws when it is written. */
function parseSent(value: unknown, roomId: string): SignalEvent | undefined {
  if (typeof value !== 'object' || value === null || !('roomId' in value) || value.roomId !== roomId) return undefined;
  try {
    return parseAs(parseSignalEvent, value, 'argument/invalid');
  } catch (thrown) {
    if (isRoompaneError(thrown) || thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}
