import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Pairs that are kept, the latest that were shown. Guards the memory of a page whose room has many people. */
const MAX_PAIRS = 10_000;
/** Of 128 bits, as hexadecimal digits: two people with one pseudonym are not to be expected in any room. */
const DIGITS = 32;

/**
 * The names that the people of one room have for those who may not know their ids: an HMAC-SHA-256 of the id with the
 * room's secret, so that one id has one pseudonym in this room and another in the next. @spec VW2
 */
export class Pseudonyms {
  readonly #secret: Uint8Array;
  readonly #pseudonyms = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  pseudonymOf(id: string): string {
    const known = this.#pseudonyms.get(id);
    if (known !== undefined) return known;
    const digest = bytesToHex(hmac(sha256, this.#secret, utf8ToBytes(id)));
    const pseudonym = `~${digest.slice(0, DIGITS)}`;
    this.#keep(id, pseudonym);
    return pseudonym;
  }

  /** Who is meant; `undefined` for what was not shown in this room: nobody can find out whose a pseudonym is by trying ids. @spec VW3 */
  idBehind(pseudonym: string): string | undefined {
    return this.#ids.get(pseudonym);
  }

  #keep(id: string, pseudonym: string): void {
    this.#pseudonyms.set(id, pseudonym);
    this.#ids.set(pseudonym, id);
    if (this.#pseudonyms.size <= MAX_PAIRS) return;
    for (const [oldId, oldPseudonym] of this.#pseudonyms) {
      this.#pseudonyms.delete(oldId);
      this.#ids.delete(oldPseudonym);
      return;
    }
  }
}
