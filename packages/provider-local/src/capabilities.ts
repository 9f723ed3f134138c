import type { ProviderCapabilities } from '@roompane/protocol';

export const CAPABILITIES: ProviderCapabilities = {
  history: true,
  persistence: true,
  edit: true,
  redact: true,
  react: true,
  find: true,
  follow: true,
  search: 'This provider does not do it yet.',
  unread: 'This provider does not do it yet.',
  typing: 'This provider does not do it yet.',
  attach: 'This provider does not do it yet.',
  invite: 'This provider does not do it yet.',
};
