import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { RoompaneError } from '@roompane/protocol';

const MIN_BYTES = 16;

let pageSecret: Uint8Array | undefined;

/**
 * The secret of one room, from that of the deployment; without one from a random secret that this page forgets when it
 * goes.
 * @throws `argument/invalid` for a secret of less than 16 bytes, which could be guessed
 */
export function toRoomSecret(secret: Uint8Array | undefined, roomId: string): Uint8Array {
  if (secret && secret.length < MIN_BYTES) {
    throw new RoompaneError('argument/invalid', { data: { path: 'secret', expected: `at least ${MIN_BYTES} bytes` } });
  }
  const deploymentSecret = secret ?? (pageSecret ??= crypto.getRandomValues(new Uint8Array(32)));
  return hmac(sha256, deploymentSecret, utf8ToBytes(`roompane/pseudonyms/${roomId}`));
}
