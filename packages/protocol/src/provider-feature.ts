/** What a chat server may be able to do beyond the least: posting, reading the log, following it, the roster. */
export const PROVIDER_FEATURES = [
  /** The log from before the local user's own arrival can be read. */
  'history',
  /** What was posted outlives the page. */
  'persistence',
  'edit',
  'redact',
  'react',
  /** Rooms can be found. */
  'find',
  /** Rooms can be followed. */
  'follow',
  /** The server searches messages itself. Without it the host reads the log for them. */
  'search',
  /** How far the local user has read is kept, the same on every device. */
  'unread',
  'typing',
  /** Words between instances of an add-in can be handed to everybody in a room, and are kept nowhere. */
  'signals',
  /** Files can be sent. */
  'attach',
  /** People can be invited into rooms. */
  'invite',
] as const;

export type ProviderFeature = (typeof PROVIDER_FEATURES)[number];

/** For each feature: `true`, or one sentence that tells a developer why it is missing. */
export type ProviderCapabilities = Readonly<Record<ProviderFeature, true | string>>;
