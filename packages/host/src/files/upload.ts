import { type FileHead, fromBase64, RoompaneError } from '@roompane/protocol';

/** A file on its way from an add-in or the page to the server: announced, then put together piece by piece. @spec FI1 */
export class Upload {
  readonly head: FileHead;
  #bytes: Uint8Array | undefined;
  #filled = 0;
  #isTaken = false;
  readonly #dropped = new AbortController();

  constructor(head: FileHead) {
    this.head = head;
  }

  /** Aborted when nobody wants it any more. */
  get dropped(): AbortSignal {
    return this.#dropped.signal;
  }

  drop(): void {
    this.#dropped.abort();
    this.#bytes = undefined;
  }

  /** The next piece, as base64. @throws `call/invalid-params` for what is none, for more than was announced, and once it is sent */
  append(data: string): void {
    const piece = fromBase64(data);
    const left = this.head.bytes - this.#filled;
    if (piece.length > left || this.#isTaken) throw misfit('data', `at most ${this.#isTaken ? 0 : left} bytes`);
    // Not before the first piece: to announce a file costs the host nothing.
    this.#bytes ??= new Uint8Array(this.head.bytes);
    this.#bytes.set(piece, this.#filled);
    this.#filled += piece.length;
  }

  /** The file, whole; once. @throws `call/invalid-params` while a piece is missing, and the second time */
  take(): Uint8Array {
    const left = this.head.bytes - this.#filled;
    if (left > 0 || this.#isTaken)
      throw misfit('uploadId', this.#isTaken ? 'an upload that is not sent yet' : `${left} more bytes`);
    this.#isTaken = true;
    const bytes = this.#bytes ?? new Uint8Array(0);
    this.#bytes = undefined;
    return bytes;
  }
}

function misfit(path: string, expected: string): RoompaneError {
  return new RoompaneError('call/invalid-params', { data: { path, expected } });
}
