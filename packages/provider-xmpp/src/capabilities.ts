import type { ProviderCapabilities } from '@roompane/protocol';
import type { Server } from './server.ts';

const REDACTION_IS_MISSING =
  'The servers that this provider is tried with remove words from the archive for moderators alone, not for their author.';
const SEARCH_IS_MISSING =
  'XMPP archives are read by place and time; what there is to search their words differs by server.';
const NODES_ARE_MISSING = 'The server keeps no personal nodes for this account (XEP-0163).';
const UPLOAD_IS_MISSING = 'The server takes no files (XEP-0363), or not from this account.';
const NOT_ASKED = 'It depends on the server, which is asked when the provider connects.';

/** What the provider can do on that server, as far as it was asked. @spec PR12 */
export function toCapabilities({ keepsNodes, upload }: Pick<Server, 'keepsNodes' | 'upload'>): ProviderCapabilities {
  const isAsked = keepsNodes !== undefined;
  const byNodes = keepsNodes === true || (isAsked ? NODES_ARE_MISSING : NOT_ASKED);
  return {
    history: true,
    persistence: true,
    edit: true,
    redact: REDACTION_IS_MISSING,
    react: true,
    find: true,
    follow: byNodes,
    search: SEARCH_IS_MISSING,
    unread: byNodes,
    typing: true,
    signals: true,
    attach: upload ? true : isAsked ? UPLOAD_IS_MISSING : NOT_ASKED,
    invite: true,
  };
}
