import { LIMITS, type Piece, PIECE_BYTES, RoompaneError, toBase64 } from '@roompane/protocol';
import type { Source } from '../room/pulled-stream.ts';

/** A file in pieces, loaded when the first is asked for. @spec FI4 */
export function readPieces(load: (signal: AbortSignal) => Promise<Uint8Array>): Source<Piece> {
  let bytes: Uint8Array | undefined;
  let at = 0;
  return {
    async pull(signal) {
      bytes ??= checkSize(await load(signal));
      if (at >= bytes.length) return undefined;
      const data = toBase64(bytes.subarray(at, at + PIECE_BYTES));
      at += PIECE_BYTES;
      return { data };
    },
  };
}

function checkSize(bytes: Uint8Array): Uint8Array {
  const { fileBytes: max } = LIMITS;
  if (bytes.length <= max) return bytes;
  const data = { limit: 'fileBytes', max, actual: bytes.length, unit: 'bytes' };
  throw new RoompaneError('limit/exceeded', { data });
}
