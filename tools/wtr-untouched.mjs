import { readFile } from 'node:fs/promises';
import { extname, normalize } from 'node:path/posix';

const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
]);

/**
 * Serves the files of one folder byte for byte, past everything that the test runner does to sources: a build that was
 * frozen is tested as it is.
 * @param {string} root the folder that is served as a whole
 * @param {string} folder within it, with a slash before and behind
 * @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
export function untouched(root, folder) {
  return async (context, next) => {
    const path = normalize(context.path);
    const type = types.get(extname(path));
    if (!path.startsWith(folder) || !type) return next();
    context.body = await readFile(root + path.slice(1));
    context.type = type;
  };
}
