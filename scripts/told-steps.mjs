// Makes reducers tell of each step, for model tests that count what they came to. It changes no file: node's tests are
// bundled, and these functions with them.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** Functions `step(state, input)`, by the file that they stand in. */
const reducers = new Map([
  ['stream-sender.ts', 'stepSender'],
  ['abuse-meter.ts', 'stepMeter'],
]);

/** @type {import('esbuild').Plugin} */
export const toldSteps = {
  name: 'told-steps',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]bridge[\\/]src[\\/](stream-sender|abuse-meter)\.ts$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'ts',
        sourcemap: 'inline',
        sourcefile: path,
      });
      const name = reducers.get(path.split(/[\\/]/).at(-1) ?? '');
      const head = new RegExp(`function ${name}\\((\\w+),\\s*(\\w+)\\)\\s*\\{`);
      if (!head.test(code)) throw new Error(`${name}(state, input) is no longer in ${path}`);
      return { contents: code.replace(head, `$& globalThis.roompaneSteps?.("${name}", $1, $2);`), loader: 'js' };
    });
  },
};
