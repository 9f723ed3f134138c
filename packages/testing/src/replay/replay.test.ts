import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connect } from '@roompane/addin';
import { linkAddin } from '@roompane/host';
import { type AddinRoom, GRANT_NAMES } from '@roompane/protocol';
import { fakeHost } from '../fake-host/fake-host.ts';
import { createLinkedPair } from '../linked-pair.ts';
import { replay, replayHost } from './replay.ts';
import { StringRecorder, type StringRecording } from './string-recording.ts';

const messages = [{ body: 'Two at 86 for Meridian' }, { body: 'Three at 87' }];

/** What the add-in under test does, and what it learns by it. */
async function visit(room: AddinRoom): Promise<readonly string[]> {
  const { events } = await room.messages.latest();
  const outcome = await room.post({ body: 'Seen' });
  return [...events.map((event) => (event.type === 'posted' ? event.message.body.text : '')), outcome.type];
}

async function record(options?: { readonly isRedacted: boolean }): Promise<StringRecording> {
  const recorder = new StringRecorder();
  const host = await fakeHost({ messages });
  await visit(await host.admit(connect, { observe: recorder.observe }));
  await host.quiet();
  const recording = recorder.recording(options);
  await host.close();
  return recording;
}

describe('a recording of strings', () => {
  it('is a host to an add-in, which learns the same', async () => {
    const recording = await record({ isRedacted: false });
    const { value: room, report } = await replayHost(recording, connect);
    assert.deepEqual(await visit(room), ['Two at 86 for Meridian', 'Three at 87', 'posted']);
    assert.deepEqual(await report, { differences: [], isRedacted: false });
    room.close();
  });

  it('says what the far side did otherwise', async () => {
    const call = (method: string): string => JSON.stringify({ type: 'call', id: 1, method, params: {} });
    const strings = [{ atMs: 0, direction: 'to-host', written: call('roster/follow') }] as const;
    const pair = createLinkedPair();
    const playing = replay(
      { format: 'roompane/strings', version: 1, isRedacted: false, strings },
      { as: 'host', link: pair.host },
    );
    pair.addin.send(JSON.stringify({ type: 'pong', id: 1 }));
    pair.addin.send(call('messages/post'));
    assert.deepEqual((await playing).differences, [
      '“call roster/follow” was recorded and did not come',
      '“call messages/post” came and was not recorded',
    ]);
  });

  it('is an add-in to a host', async () => {
    const recording = await record({ isRedacted: false });
    const host = await fakeHost({ messages });
    const pair = createLinkedPair();
    const manifest = { id: 'replayed', name: 'Replayed' };
    const { room, clock } = host;
    const playing = replay(recording, { as: 'addin', link: pair.addin });
    const appearance = { theme: 'light', density: 'comfortable', locale: 'en-GB', direction: 'ltr' } as const;
    linkAddin({ room, clock, link: pair.host, manifest, grants: GRANT_NAMES, appearance });
    assert.deepEqual((await playing).differences, []);
    assert.equal(host.messages.at(-1)?.body.text, 'Seen');
    await host.close();
  });

  it('has no word of anybody where it is redacted, says so, and can be played all the same', async () => {
    const recording = await record();
    assert.equal(recording.isRedacted, true);
    const written = JSON.stringify(recording);
    for (const word of ['Meridian', 'Sam Whitfield', 'Priya', 'FX desk', 'Seen'])
      assert.ok(!written.includes(word), word);
    const { value: room, report } = await replayHost(recording, connect);
    const [first = '', second = '', ending] = await visit(room);
    assert.deepEqual(
      [first.length, second.length, ending],
      ['Two at 86 for Meridian'.length, 'Three at 87'.length, 'posted'],
    );
    assert.equal((await report).isRedacted, true);
    room.close();
  });

  it('waits for a far side that says less, until it is given up', async () => {
    const recording = await record();
    const over = new AbortController();
    const { value: room, report } = await replayHost(recording, connect, over);
    over.abort();
    await assert.rejects(report, { code: 'call/aborted' });
    room.close();
  });
});
