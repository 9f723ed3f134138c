// What the production build of the add-in does beyond dropping what only development reads: names of its insides become
// short, and what is used once is put where it is used. The development build is the sources as they are. The size gate
// runs the very file that comes of it against the real host.
import { transform } from 'esbuild';
import { minify } from 'terser';

/**
 * Properties that never leave the add-in: no name of the wire, of the public surface or of the platform is among them, nor
 * one that another copy of the package reads.
 */
const internalNames = [
  ...[
    'served',
    'send',
    'write',
    'take',
    'settle',
    'settled',
    'reader',
    'iterable',
    'receive',
    'finish',
    'begin',
    'deliver',
    'dueMs',
    'argumentList',
    'late',
  ],
  ...['link', 'watch', 'listen', 'clock', 'service', 'handler', 'hold', 'setTimer'],
];

/** The same short name in every chunk: what one chunk makes another may read. */
const mangleCache = Object.fromEntries(internalNames.map((name, index) => [name, shortName(index)]));

/** @param {number} index @returns {string} */
function shortName(index) {
  return index < 26 ? String.fromCharCode('a'.charCodeAt(0) + index) : shortName(index % 26) + shortName(index - 26);
}

/** @returns {import('vite').Plugin} */
export function compactor() {
  return {
    name: 'roompane:compact-addin',
    async renderChunk(code) {
      const named = await transform(code, {
        target: 'es2022',
        mangleProps: new RegExp(`^(${internalNames.join('|')})$`),
        mangleCache: { ...mangleCache },
        sourcemap: 'external',
        legalComments: 'inline',
      });
      const compact = await minify(named.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 4, keep_fargs: false, pure_getters: true, unsafe_arrows: true },
        mangle: false,
        format: { beautify: true, preserve_annotations: true, comments: 'some' },
        sourceMap: { content: named.map },
      });
      return { code: compact.code ?? '', map: JSON.parse(String(compact.map)) };
    },
  };
}
