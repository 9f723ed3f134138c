import { type Abortable, LIMITS, RoompaneError } from '@roompane/protocol';
import { createId } from '@roompane/protocol/provider-kit';
import { $msg, type Builder } from 'strophe.js';
import { isRoomId } from './jid.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { parseStanzaError, StanzaError, toCoded } from './stanza-error.ts';
import { attributeOf, toXmlText } from './xml.ts';

export interface Inviting extends Abortable {
  readonly roomId: string;
  /** The address of an account. */
  readonly personId: string;
  readonly reason?: string | undefined;
}

/** Asks the room to invite somebody. Rejects with `message/forbidden` where it does not let one. */
export async function invite(line: Line, { roomId, personId, reason, signal }: Inviting): Promise<void> {
  if (!isRoomId(personId)) {
    const data = { path: 'personId', expected: 'a person whose account is known' };
    throw new RoompaneError('argument/invalid', { data });
  }
  const id = createId();
  const answered = new AbortController();
  let refusal: StanzaError | undefined;
  const take = (stanza: Element): void => {
    if (attributeOf(stanza, 'type') === 'error' && attributeOf(stanza, 'id') === id) refusal = parseStanzaError(stanza);
  };
  line.listen(roomId, take, { signal: answered.signal });
  try {
    const message = $msg({ to: roomId, id }).c('x', { xmlns: NS.MUC_USER }).c('invite', { to: personId });
    line.send(reason ? message.c('reason').t(toXmlText(reason.slice(0, LIMITS.reasonChars))) : message);
    await awaitRoom(line, roomId, { signal });
  } finally {
    answered.abort();
  }
  if (refusal) {
    throw toCoded(refusal, {
      ...{ forbidden: 'message/forbidden', 'not-allowed': 'message/forbidden', 'not-acceptable': 'room/not-joined' },
      ...{ 'item-not-found': 'room/not-found', 'jid-malformed': 'argument/invalid' },
    });
  }
}

/** An invitation is not answered, but what is sent behind it is, and later: by then a refusal has come. */
async function awaitRoom(line: Line, roomId: string, options: Abortable): Promise<void> {
  const build = (iq: Builder): Builder => iq.c('ping', { xmlns: NS.PING });
  await line.request({ type: 'get', to: roomId, build }, options).catch((thrown: unknown) => {
    if (!(thrown instanceof StanzaError)) throw thrown;
  });
}
