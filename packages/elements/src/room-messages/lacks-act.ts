import type { Room } from '@roompane/protocol';
import type { LackableAct } from './message-rights.ts';

/** What each act is called among the features of a chat server. */
const FEATURES: Readonly<Record<LackableAct, string>> = { edit: 'edit', react: 'react', remove: 'redact' };

/**
 * Does the room say that its chat server cannot do that? A host's room has a sentence for each feature that is missing;
 * `Room` does not name it, because an add-in's has none of it. It is looked at before it is believed.
 */
export function lacksAct(room: Room, act: LackableAct): boolean {
  const { capabilities } = room as { readonly capabilities?: Readonly<Record<string, unknown>> };
  return typeof capabilities?.[FEATURES[act]] === 'string';
}
