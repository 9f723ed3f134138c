import { build } from 'esbuild';

/**
 * Serves a frame's script as one file when it is asked for as `…?bundle`. Tests load frames by the hundred, and an opaque
 * frame shares no cache with anybody: module by module, most of a run would be spent on loading.
 * @param {object} options
 * @param {string} options.root the folder that is served
 * @param {readonly string[]} options.conditions export conditions, as the test's own page has them
 * @param {string} options.tsconfig
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function bundledFrames({ root, conditions, tsconfig }) {
  /** @type {Map<string, Promise<string>>} */
  const bundles = new Map();

  /** @type {(path: string) => Promise<string>} */
  const bundle = async (path) => {
    const { outputFiles } = await build({
      entryPoints: [root + path.slice(1)],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      sourcemap: 'inline',
      conditions: [...conditions],
      tsconfig,
    });
    return outputFiles.map(({ text }) => text).join('');
  };

  return {
    name: 'roompane-bundled-frames',
    async serve({ path, query }) {
      if (query.bundle === undefined) return undefined;
      const known = bundles.get(path) ?? bundle(path);
      bundles.set(path, known);
      return { body: await known, type: 'js' };
    },
  };
}
