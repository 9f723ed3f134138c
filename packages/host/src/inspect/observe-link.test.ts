import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createLinkedPair, ManualClock } from '@roompane/testing';
import { observeLink } from './observe-link.ts';
import type { PortEvent } from './port-event.ts';

function observed() {
  const clock = new ManualClock(1_000);
  const pair = createLinkedPair();
  const seen: PortEvent[] = [];
  const link = observeLink(pair.host, { clock, observe: (event) => seen.push(event) });
  return { clock, pair, seen, link };
}

describe('observeLink', () => {
  it('tells of each string with its way and time, between the beginning and the end of the port', async () => {
    const { clock, pair, seen, link } = observed();
    const { signal } = new AbortController();
    const heard: (string | undefined)[] = [];
    link.listen((arrival) => heard.push(arrival), { signal });
    clock.advance(5);
    link.send('out');
    clock.advance(5);
    pair.addin.send('in');
    await pair.settle();
    link.close();
    assert.deepEqual(seen, [
      { type: 'opened', atEpochMs: 1_000 },
      { type: 'crossed', atEpochMs: 1_005, direction: 'to-addin', written: 'out', sizeBytes: 3 },
      { type: 'crossed', atEpochMs: 1_010, direction: 'to-host', written: 'in', sizeBytes: 2 },
      { type: 'closed', atEpochMs: 1_010 },
    ]);
    assert.deepEqual(heard, ['in']);
  });

  it('tells of an arrival before anybody acts on it', async () => {
    const { pair, seen, link } = observed();
    const order: string[] = [];
    link.listen(() => order.push(`acted after ${seen.length}`), { signal: new AbortController().signal });
    pair.addin.send('in');
    await pair.settle();
    assert.deepEqual(order, ['acted after 2']);
  });

  it('says nothing of what is sent into a closed port, and ends once', () => {
    const { seen, link } = observed();
    link.close();
    link.send('too late');
    link.close();
    assert.deepEqual(
      seen.map(({ type }) => type),
      ['opened', 'closed'],
    );
  });

  it('is the link itself where nobody observes', () => {
    const { host } = createLinkedPair();
    assert.equal(observeLink(host, { clock: new ManualClock() }), host);
  });
});
