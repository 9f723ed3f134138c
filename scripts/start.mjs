// `npm start`: installs what is missing, serves the playground, opens it.
import './node-version.mjs';
import { installPackages } from './installation.mjs';
import { openBrowser } from './open-browser.mjs';
import { root } from './root.mjs';

process.chdir(root);
installPackages();

console.log('Starting the playground …');
const { createServer } = await import('vite');
const server = await createServer({ clearScreen: false });
await server.listen();

const url = `http://localhost:${server.config.server.port}/playground/`;
console.log(`\nThe playground is at ${url}\nStop it with Ctrl+C.\n`);
openBrowser(url);
