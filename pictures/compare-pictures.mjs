import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** What a kept picture's 256 colours and another processor's rounding may change of a pixel. */
const threshold = 0.1;
/** A digit that is another one is some twenty pixels. */
const mostPixels = 8;

/** @type {(width: number, height: number) => PNG} */
const blank = (width, height) => new PNG({ width, height, fill: true });

/** On a ground of the size of both. @type {(picture: PNG, size: { width: number, height: number }) => PNG} */
function fit(picture, { width, height }) {
  if (picture.width === width && picture.height === height) return picture;
  const fitted = blank(width, height);
  PNG.bitblt(picture, fitted, 0, 0, picture.width, picture.height);
  return fitted;
}

/**
 * What is different between two pictures, if more than a tolerance is.
 * @param {Buffer} expectedPng
 * @param {Buffer} actualPng
 * @returns {{ pixels: number, words: string, png: Buffer } | undefined} the picture shows expected, actual and difference
 */
export function comparePictures(expectedPng, actualPng) {
  const [expected, actual] = [PNG.sync.read(expectedPng), PNG.sync.read(actualPng)];
  const size = { width: Math.max(expected.width, actual.width), height: Math.max(expected.height, actual.height) };
  const { width, height } = size;
  const difference = blank(width, height);
  const both = [fit(expected, size), fit(actual, size)].map(({ data }) => data);
  const [one = Buffer.alloc(0), other = Buffer.alloc(0)] = both;
  const pixels = pixelmatch(one, other, difference.data, width, height, { threshold });
  const isResized = expected.width !== actual.width || expected.height !== actual.height;
  if (pixels <= mostPixels && !isResized) return undefined;
  const shown = blank(width * 3, height);
  for (const [place, picture] of [expected, actual, difference].entries())
    PNG.bitblt(picture, shown, 0, 0, picture.width, picture.height, place * width, 0);
  const sizes = `${actual.width} × ${actual.height} instead of ${expected.width} × ${expected.height}`;
  return { pixels, words: isResized ? sizes : `${pixels} pixels differ`, png: PNG.sync.write(shown) };
}
