// The pages, bundled as a production build bundles them, from the packages' own production builds.
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

/** Beside each other in the table, in this order. */
export const CONTESTANTS = ['roompane', 'raw', 'comlink', 'penpal', 'matrix-widget-api', 'mcp-ext-apps'] as const;

/** Measured for what they say of the others. */
const REFERENCES = ['bare', 'raw-arrays'] as const;

/** Of the table. */
export const COLUMNS: readonly string[] = [...CONTESTANTS, 'raw-arrays', 'bare'];

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Gives an entry that exists in memory alone. */
function entry(code: string): Plugin {
  return {
    name: 'bench-entry',
    resolveId: (id) => (id === 'bench-entry' ? `${folder}bench-entry.ts` : undefined),
    load: (id) => (id === `${folder}bench-entry.ts` ? code : undefined),
  };
}

async function bundle(code: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins: [entry(code)],
    build: {
      target: 'es2022',
      write: false,
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        input: 'bench-entry',
        preserveEntrySignatures: 'strict',
        // A page is one script here, also where elements would load a part of themselves later.
        output: { codeSplitting: false },
      },
    },
  });
  if (!('output' in built)) throw new Error('Vite built something else than one page.');
  return built.output[0].code;
}

/** The host's pages, by path. */
export type HostPaths = '' | 'outgoing/' | 'store/' | 'list/';

/** The pages' scripts. */
export interface Pages {
  readonly hostScripts: ReadonlyMap<HostPaths, string>;
  readonly frameScripts: ReadonlyMap<string, string>;
}

export async function buildPages(): Promise<Pages> {
  const all = [...CONTESTANTS, ...REFERENCES];
  const imports = all.map((name, index) => `import { createHost as c${index} } from './contestants/${name}/host.ts';`);
  const table = all.map((name, index) => `'${name}': c${index}`).join();
  const hostScripts = new Map<HostPaths, string>([
    [
      '',
      `import { HostPage } from './page/host-page.ts'; ${imports.join('')} globalThis.bench = new HostPage({ ${table} });`,
    ],
    ['outgoing/', `import { OutgoingPage } from './page/outgoing-page.ts'; globalThis.bench = new OutgoingPage();`],
    ['store/', `import { StorePage } from './page/store-page.ts'; globalThis.bench = new StorePage();`],
    ['list/', `import { ListPage } from './page/list-page.ts'; globalThis.bench = new ListPage(100_000);`],
  ]);
  for (const [path, code] of hostScripts) hostScripts.set(path, await bundle(code));
  const frameScripts = new Map<string, string>();
  const run = (path: string): string =>
    `import { runFrame } from './page/frame-page.ts'; import { connect } from '${path}'; void runFrame(connect);`;
  for (const name of all) frameScripts.set(name, await bundle(run(`./contestants/${name}/frame.ts`)));
  frameScripts.set('roompane-passing', await bundle(run('./contestants/roompane/passing-frame.ts')));
  frameScripts.set('raw-passing', await bundle(`import './contestants/raw/passing-frame.ts';`));
  return { hostScripts, frameScripts };
}

/** What a contestant adds to an add-in: gzipped bytes of its frame's side, without the bench. */
export async function measureBytes(contestant: string): Promise<number> {
  const code = await bundle(`export { connect } from './contestants/${contestant}/frame.ts';`);
  return gzipSync(code, { level: 9 }).length;
}
