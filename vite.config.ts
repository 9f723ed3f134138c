import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vite';
import { choosePorts, wantedPorts } from './tools/site-ports.ts';
import { twoSites } from './tools/vite-two-sites.ts';

const examples = readdirSync('examples').map((name) => `examples/${name}/index.html`);
const pages = ['playground/index.html', ...examples.filter((page) => existsSync(page))];

export default defineConfig(async ({ command, isPreview }) => {
  // A build knows its add-ins' port by heart, so a preview of it uses the same pair or none.
  const ports = command === 'serve' && !isPreview ? await choosePorts() : wantedPorts();
  return {
    appType: 'mpa' as const,
    resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
    define: { 'import.meta.env.VITE_ADDIN_PORT': JSON.stringify(String(ports.addin)) },
    plugins: [twoSites(ports)],
    optimizeDeps: { entries: pages },
    server: { host: 'localhost', port: ports.host, strictPort: true },
    preview: { host: 'localhost', port: ports.host, strictPort: true },
    build: { target: 'es2022', rolldownOptions: { input: pages } },
  };
});
