// Pictures as they are kept: in 256 colours, which is a third of the size and nothing that an eye sees in letters and lines.
import { PNG } from 'pngjs';
import UPNG from 'upng-js';

const COLOURS = 256;

/**
 * @param {Buffer} png
 * @returns {Buffer}
 */
export function toKept(png) {
  const { data, width, height } = PNG.sync.read(png);
  const pixels = new Uint8Array(data).buffer;
  return Buffer.from(UPNG.encode([pixels], width, height, COLOURS));
}
