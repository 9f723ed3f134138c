// What a browser loads before the playground can draw anything: the scripts and style sheets that its page names.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { root } from './root.mjs';

/** Bytes gzip, or nothing where the site was not built. @returns {number | undefined} */
export function weighFirstBundle() {
  const page = `${root}dist/playground/index.html`;
  if (!existsSync(page)) return undefined;
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)];
  const files = new Set(named.map(([, path]) => path));
  return [...files].reduce((sum, path) => sum + gzipSync(readFileSync(`${root}dist${path}`), { level: 9 }).length, 0);
}
