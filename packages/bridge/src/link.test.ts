import type { Link } from '@roompane/protocol';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLinkedPair } from '@roompane/testing';
import { createMessagePortLink } from './message-port-link.ts';

interface Ends {
  readonly near: Link;
  readonly far: Link;
}

const transports: Readonly<Record<string, () => Ends>> = {
  'a linked pair': () => {
    const { host, addin } = createLinkedPair();
    return { near: host, far: addin };
  },
  'a message port': () => {
    const { port1, port2 } = new MessageChannel();
    return { near: createMessagePortLink(port1), far: createMessagePortLink(port2) };
  },
};

/** Resolves with what arrives, when `count` have arrived; the link is free afterwards. */
function hear(link: Link, count: number): Promise<readonly (string | undefined)[]> {
  const heard: (string | undefined)[] = [];
  const over = new AbortController();
  return new Promise((resolve) => {
    const listener = (arrival: string | undefined): void => {
      heard.push(arrival);
      if (heard.length < count) return;
      over.abort();
      resolve(heard);
    };
    link.listen(listener, over);
  });
}

for (const [name, open] of Object.entries(transports)) {
  describe(`a link over ${name}`, () => {
    it('[EN1] carries strings once, whole and in order, those sent before anybody listens included', async () => {
      const { near, far } = open();
      const sent = ['first', '', '\u0000\ud800 whole', 'x'.repeat(262_144), 'last'];
      for (const written of sent.slice(0, 3)) near.send(written);
      const heard = hear(far, sent.length);
      for (const written of sent.slice(3)) near.send(written);
      assert.deepEqual(await heard, sent);
      near.close();
      far.close();
    });

    it('[LT3] sends nothing and throws nothing once it is closed, and brings what was sent before', async () => {
      const { near, far } = open();
      const heard = hear(far, 1);
      near.send('bye');
      near.close();
      near.send('too late');
      assert.deepEqual(await heard, ['bye']);
      far.close();
      far.send('to nobody');
    });
  });
}

describe('a link over a message port', () => {
  it('[EN5] gives what is no plain string, and a string with a port beside it, as undefined', async () => {
    const { port1, port2 } = new MessageChannel();
    const link = createMessagePortLink(port1);
    const heard = hear(link, 7);
    port2.postMessage('with a port', [new MessageChannel().port1]);
    for (const odd of [7, null, { type: 'call' }, ['ping'], new ArrayBuffer(8)]) port2.postMessage(odd);
    port2.postMessage('plain');
    assert.deepEqual(await heard, [...Array<undefined>(6).fill(undefined), 'plain']);
    link.close();
  });
});

describe('a linked pair', () => {
  it('lets a test say when each string arrives', async () => {
    const pair = createLinkedPair({ isManual: true });
    const heard: string[] = [];
    const over = new AbortController();
    pair.host.listen((arrival) => heard.push(`host: ${arrival ?? ''}`), over);
    pair.addin.listen((arrival) => heard.push(`addin: ${arrival ?? ''}`), over);
    pair.host.send('one');
    pair.addin.send('two');
    pair.host.send('three');
    await Promise.resolve();
    assert.deepEqual([heard, pair.underway], [[], 3]);
    assert.equal(pair.deliver(), true);
    assert.deepEqual(heard, ['addin: one']);
    await pair.settle();
    assert.deepEqual(heard, ['addin: one', 'host: two', 'addin: three']);
    assert.equal(pair.deliver(), false);
    over.abort();
    assert.equal(pair.listening, 0);
  });

  it('settles only when nothing that an arrival set off sends more', async () => {
    const pair = createLinkedPair();
    const over = new AbortController();
    let hops = 0;
    const passOn = async (link: Link): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      if (++hops < 50) link.send('on');
    };
    pair.host.listen(() => void passOn(pair.host), over);
    pair.addin.listen(() => void passOn(pair.addin), over);
    pair.host.send('go');
    await pair.settle();
    assert.equal(hops, 50);
  });
});
