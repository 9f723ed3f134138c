import { type HostRoom, joinRoom } from '@roompane/host';
import type { Person } from '@roompane/protocol';
import { createLocalProvider, saveRoom } from '@roompane/provider-local';
import '@roompane/elements/define';
import '@roompane/elements/host/define';

declare global {
  var desk: HostRoom;
}

const sam: Person = { id: 'sam', name: 'Sam', kind: 'user' };
const provider = createLocalProvider({ me: sam });
await provider.connect();
await saveRoom(provider, {
  info: { id: 'fx-desk', title: 'FX desk', description: '', kind: 'regular', privacy: 'open' },
  members: [{ person: sam, role: 'member' }],
});
const room = await joinRoom(provider, 'fx-desk');
globalThis.desk = room;

const messages = document.createElement('room-messages');
messages.room = room;

const pane = document.createElement('room-pane');
pane.room = room;
pane.manifest = {
  id: 'echo',
  name: 'Echo',
  version: '1.0.0',
  entry: new URLSearchParams(location.search).get('addin') ?? '',
  requires: ['messages/read', 'messages/post'],
};
pane.grants = ['messages/read', 'messages/post'];
pane.appearance = { theme: 'light', density: 'comfortable', locale: 'en', direction: 'ltr' };
pane.addEventListener('pane-state', () => (document.title = pane.paneState));

document.body.append(messages, pane);
