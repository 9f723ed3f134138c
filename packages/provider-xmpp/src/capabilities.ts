import type { ProviderCapabilities } from '@roompane/protocol';

export const REDACTION_IS_MISSING =
  'XMPP servers remove the words of a message for moderators alone, not for its author, and leave those of its edits.';

export const CAPABILITIES: ProviderCapabilities = {
  history: true,
  persistence: true,
  edit: true,
  redact: REDACTION_IS_MISSING,
  react: true,
  find: true,
  follow: true,
  search: 'This provider does not do it yet.',
  unread: 'This provider does not do it yet.',
  typing: 'This provider does not do it yet.',
  attach: 'This provider does not do it yet.',
  invite: 'This provider does not do it yet.',
};
