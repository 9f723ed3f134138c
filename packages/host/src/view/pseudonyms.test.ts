import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { Pseudonyms } from './pseudonyms.ts';
import { toRoomSecret } from './room-secret.ts';

const deployment = new Uint8Array(16).fill(7);

describe('the pseudonyms of a room', () => {
  it('[VW2] are HMAC-SHA-256 of the id with the room’s secret, which is one of the deployment’s', () => {
    const roomSecret = createHmac('sha256', deployment).update('roompane/pseudonyms/fx').digest();
    const digest = createHmac('sha256', roomSecret).update('sam@chat.example').digest('hex');
    const pseudonyms = new Pseudonyms(toRoomSecret(deployment, 'fx'));
    assert.equal(pseudonyms.pseudonymOf('sam@chat.example'), `~${digest.slice(0, 32)}`);
  });

  it('[VW2] are the same for the same id, and others in another room or under another secret', () => {
    const here = new Pseudonyms(toRoomSecret(deployment, 'fx'));
    assert.equal(here.pseudonymOf('sam'), here.pseudonymOf('sam'));
    assert.equal(new Pseudonyms(toRoomSecret(deployment, 'fx')).pseudonymOf('sam'), here.pseudonymOf('sam'));
    const others = [
      here.pseudonymOf('priya'),
      new Pseudonyms(toRoomSecret(deployment, 'rates')).pseudonymOf('sam'),
      new Pseudonyms(toRoomSecret(new Uint8Array(16).fill(8), 'fx')).pseudonymOf('sam'),
      new Pseudonyms(toRoomSecret(undefined, 'fx')).pseudonymOf('sam'),
      here.pseudonymOf('sam'),
    ];
    assert.equal(new Set(others).size, others.length);
  });

  it('[VW2] depend on a random secret of this page where none is given, and on none that could be guessed', () => {
    assert.deepEqual(toRoomSecret(undefined, 'fx'), toRoomSecret(undefined, 'fx'));
    assert.throws(() => toRoomSecret(new Uint8Array(15), 'fx'), { code: 'argument/invalid' });
  });

  it('[VW3] lead back to those who were shown, and to nobody else', () => {
    const pseudonyms = new Pseudonyms(toRoomSecret(deployment, 'fx'));
    const sam = pseudonyms.pseudonymOf('sam');
    assert.equal(pseudonyms.idBehind(sam), 'sam');
    assert.equal(pseudonyms.idBehind('sam'), undefined);
    const unseen = new Pseudonyms(toRoomSecret(deployment, 'fx')).pseudonymOf('priya');
    assert.equal(pseudonyms.idBehind(unseen), undefined);
  });

  it('[VW3] are kept for so many people, and made anew for who is shown again', () => {
    const pseudonyms = new Pseudonyms(toRoomSecret(deployment, 'fx'));
    const first = pseudonyms.pseudonymOf('0');
    for (let index = 1; index <= 10_000; index++) pseudonyms.pseudonymOf(String(index));
    assert.equal(pseudonyms.idBehind(first), undefined);
    assert.equal(pseudonyms.pseudonymOf('0'), first);
    assert.equal(pseudonyms.idBehind(first), '0');
  });
});
