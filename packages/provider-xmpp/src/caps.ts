import { $iq, type Builder } from 'strophe.js';
import * as NS from './namespace.ts';
import { attributeOf, childOf } from './xml.ts';

/** What this side understands, sorted. Of what ends in `+notify` the account's server tells the changes. */
export const FEATURES: readonly string[] = [
  NS.CAPS,
  NS.CHAT_STATES,
  NS.DISCO_INFO,
  NS.MUC,
  NS.INVITATION,
  `${NS.INVITATIONS}+notify`,
  `${NS.BOOKMARKS}+notify`,
  `${NS.DISPLAYED}+notify`,
];
export const IDENTITY = { category: 'client', type: 'web', name: 'Roompane' } as const;
/** SHA-1 over both, as XEP-0115 has it; they do not change at run time. */
export const VERSION = 'uptbAIZwRPxxSPBVC8iamG/7j8c=';
const NODE = 'urn:roompane';

export function addCaps(presence: Builder): Builder {
  return presence.c('c', { xmlns: NS.CAPS, hash: 'sha-1', node: NODE, ver: VERSION }).up();
}

/** The answer to who asks what this side understands; `undefined` for other questions. */
export function answerDisco(request: Element): Builder | undefined {
  const query = childOf(request, 'query', NS.DISCO_INFO);
  if (!query || attributeOf(request, 'type') !== 'get') return undefined;
  const [id, to, node] = [attributeOf(request, 'id'), attributeOf(request, 'from'), attributeOf(query, 'node')];
  const reply = $iq({ type: 'result', id, ...(to ? { to } : {}) });
  reply.c('query', { xmlns: NS.DISCO_INFO, ...(node ? { node } : {}) });
  reply.c('identity', IDENTITY).up();
  for (const feature of FEATURES) reply.c('feature', { var: feature }).up();
  return reply;
}
