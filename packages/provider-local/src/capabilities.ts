import type { ProviderCapabilities } from '@roompane/protocol';

export const CAPABILITIES: ProviderCapabilities = {
  history: true,
  persistence: true,
  edit: true,
  redact: true,
  react: true,
  find: true,
  follow: true,
  search: true,
  unread: true,
  typing: true,
  signals: true,
  attach: true,
  invite: true,
};
