import { type Abortable, type Clock, RoompaneError } from '@roompane/protocol';
import { createId, untilAborted } from '@roompane/protocol/provider-kit';
import type { Builder } from 'strophe.js';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { parseStanzaError } from './stanza-error.ts';
import { checkSize } from './stanza-limit.ts';
import { attributeOf, childrenOf } from './xml.ts';

/** A room that does not give a message back in this time has it or not. */
const ECHO_TIMEOUT_MS = 15_000;

type Settle = (result: string | Error) => void;

/** One's own messages on their way to a room and back from it. */
export class Echoes {
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Settle>();

  constructor(line: Line, clock: Clock) {
    this.#line = line;
    this.#clock = clock;
  }

  /** Resolves with the archive's id. Rejects with the room's refusal, or leaves open whether it arrived. */
  send(build: (id: string) => Builder, { signal }: Abortable = {}): Promise<string> {
    const id = createId();
    const settled = new AbortController();
    const echoed = new Promise<string>((resolve, reject) => {
      this.#line.throwUnlessOnline();
      const stanza = build(id).root().c('origin-id', { xmlns: NS.STANZA_ID, id }).up();
      checkSize(stanza.toString(), this.#line.stanzaBytes);
      const settle: Settle = (result) => {
        settled.abort();
        this.#waiting.delete(id);
        if (typeof result === 'string') resolve(result);
        else reject(result);
      };
      const fail = (): void => settle(new RoompaneError('provider/unavailable'));
      this.#waiting.set(id, settle);
      this.#clock.setTimer(ECHO_TIMEOUT_MS, fail, { signal: settled.signal });
      this.#line.dropped.addEventListener('abort', fail, { signal: settled.signal });
      this.#line.send(stanza);
    });
    return untilAborted(echoed, signal);
  }

  /** Takes a message from the room. True when the archive has it. */
  take(message: Element, { roomId, nick }: { readonly roomId: string; readonly nick: string }): boolean {
    const settle = this.#waiting.get(attributeOf(message, 'id'));
    if (attributeOf(message, 'type') === 'error') {
      settle?.(parseStanzaError(message));
      return false;
    }
    // Only what the room itself says it is; others' ids are removed by the server, and count for nothing.
    const named = childrenOf(message, 'stanza-id', NS.STANZA_ID).findLast((each) => attributeOf(each, 'by') === roomId);
    const stanzaId = attributeOf(named, 'id');
    if (attributeOf(message, 'type') !== 'groupchat' || !stanzaId) return false;
    if (attributeOf(message, 'from') === `${roomId}/${nick}`) settle?.(stanzaId);
    return true;
  }
}
