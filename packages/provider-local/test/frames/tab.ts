// Joins and posts as another tab would, and reports when the post has resolved. Its life is in the hands of the test.
import { createLocalProvider } from '../../src/index.ts';
import { other, roomId, say } from '../deployment.ts';

const query = new URLSearchParams(location.search);
// A tab that dies between its commit and its bell.
if (query.has('silent')) BroadcastChannel.prototype.postMessage = () => {};

const provider = createLocalProvider({ me: other, databaseName: query.get('database')! });
await provider.connect();
const room = await provider.join(roomId);
window.parent.postMessage('joined', location.origin);
await new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
await room.post(say('the last words'));
window.parent.postMessage('posted', location.origin);
