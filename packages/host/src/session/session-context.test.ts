import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GRANT_NAMES, type Me, type Connection, type RoomContext, type RoomInfo } from '@roompane/protocol';
import { StateFeed } from '../room/state-feed.ts';
import { type SessionSettings, toContext } from './session-context.ts';

const info: RoomInfo = { id: 'fx', title: 'FX desk', description: '', kind: 'regular', privacy: 'open' };
const connection: Connection = 'online';
const settings: SessionSettings = {
  appearance: { theme: 'light', density: 'comfortable', locale: 'en-GB', direction: 'ltr' },
  grants: GRANT_NAMES,
  openReason: 'user',
  areClocksHeld: false,
};

const me = (may: Me['may']): Me => ({
  id: 'sam',
  name: 'Sam',
  kind: 'user',
  role: 'member',
  may,
  can: (grant) => may.includes(grant),
});

describe('what a session knows of its room', () => {
  it('[GR3] is that it may do what the role allows and the host granted, and no more than either', () => {
    const mayOf = (role: Me['may'], grants: Me['may']): Me['may'] =>
      toContext({ info, connection, me: me(role) }, { ...settings, grants }).me.may;
    assert.deepEqual(mayOf(['messages/read', 'messages/post'], ['messages/read']), ['messages/read']);
    assert.deepEqual(mayOf(['messages/read'], GRANT_NAMES), ['messages/read']);
    assert.deepEqual(mayOf(GRANT_NAMES, []), []);
  });

  it('[EN3] is plain data of the contract: the room’s own methods stay behind', () => {
    const context = toContext({ info, connection, me: me([]) }, settings);
    assert.deepEqual(JSON.parse(JSON.stringify(context)), context);
  });

  it('[GR3] is told of when it is different, and not otherwise', async () => {
    const first = toContext({ info, connection, me: me([]) }, settings);
    const feed = new StateFeed(first);
    const told: RoomContext[] = [];
    const over = new AbortController();
    feed.listen((context) => told.push(context), over);
    feed.update(structuredClone(first));
    const second = toContext({ info, connection, me: me(['messages/read']) }, settings);
    feed.update(second);
    over.abort();
    feed.update(first);
    assert.deepEqual(told, [second]);
    assert.deepEqual((await feed.read()).events, [{ event: first, place: undefined }]);
  });
});
