import { type ErrorCode, RoompaneError } from '@roompane/protocol';
import { STANZA_ERROR } from './namespace.ts';
import { childOf } from './xml.ts';

/** A server's refusal. It does not leave this package: each act knows what a condition means for it. */
export class StanzaError extends Error {
  override readonly name = 'StanzaError';
  /** As RFC 6120 names it: `item-not-found`, `forbidden` … */
  readonly condition: string;
  constructor(condition: string) {
    super(`The server answered “${condition}”.`);
    this.condition = condition;
  }
}

/** The refusal in a stanza of type `error`. */
export function parseStanzaError(stanza: Element): StanzaError {
  const error = childOf(stanza, 'error');
  for (let node = error?.firstChild ?? null; node; node = node.nextSibling) {
    // Node 1 is an element.
    const { nodeType, namespaceURI, localName } = node as Element;
    if (nodeType === 1 && namespaceURI === STANZA_ERROR && localName !== 'text') return new StanzaError(localName);
  }
  return new StanzaError('undefined-condition');
}

/** Which code each condition has for an act. What is not listed is a server that could not. */
export type Meanings = Readonly<Record<string, ErrorCode>>;

/** What was thrown, as a coded error. */
export function toCoded(thrown: unknown, meanings: Meanings = {}): unknown {
  if (!(thrown instanceof StanzaError)) return thrown;
  const code = Object.hasOwn(meanings, thrown.condition) ? meanings[thrown.condition] : undefined;
  return new RoompaneError(code ?? 'provider/unavailable', { cause: thrown });
}
