import { readdirSync, statSync } from 'node:fs';

/** When the newest file in a folder was written. */
function newestMs(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map(({ parentPath, name }) => statSync(`${parentPath}/${name}`).mtimeMs));
}

/** Packages whose production build is missing or older than their sources: what is measured must be what would be published. */
export function findStale(root: string, packages: readonly string[]): readonly string[] {
  return packages.filter((name) => {
    const built = statSync(`${root}packages/${name}/dist/index.js`, { throwIfNoEntry: false });
    return !built || built.mtimeMs < newestMs(`${root}packages/${name}/src`);
  });
}
