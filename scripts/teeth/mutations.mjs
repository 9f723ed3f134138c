// Guards whose loss a test must notice. Each row takes one guard away and names the test that has to turn red.
import { providers } from './mutations/providers.mjs';
import { nouns } from './mutations/nouns.mjs';
import { outbox } from './mutations/outbox.mjs';
import { otherRooms } from './mutations/other-rooms.mjs';
import { askedOfDrafts } from './mutations/asked-of-drafts.mjs';
import { rendezvous } from './mutations/rendezvous.mjs';
import { room } from './mutations/room.mjs';
import { streams } from './mutations/streams.mjs';
import { templates } from './mutations/templates.mjs';
import { views } from './mutations/views.mjs';
import { wayOut } from './mutations/way-out.mjs';
import { wire } from './mutations/wire.mjs';
import { xmpp } from './mutations/xmpp.mjs';

/**
 * @typedef {object} Mutation
 * @property {string} name what is taken away
 * @property {string} file where
 * @property {string} find exactly this text, which stands there once
 * @property {string} replace what stands there instead
 * @property {'node' | 'browser' | 'types'} runner who runs the test; for `types` the compiler is the test
 * @property {string} test the test's file
 * @property {string} title a part of the test's title, enough to name it alone; for `types` a part of the comment above
 *   the `@ts-expect-error` that must become an error
 * @property {boolean} [hangs] without the guard something never settles, so that the test comes to no assertion
 */

/** @type {readonly Mutation[]} */
export const mutations = [
  ...rendezvous,
  ...wire,
  ...streams,
  ...wayOut,
  ...askedOfDrafts,
  ...room,
  ...views,
  ...otherRooms,
  ...outbox,
  ...templates,
  ...providers,
  ...nouns,
  ...xmpp,
];
