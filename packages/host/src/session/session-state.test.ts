import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoompaneError } from '@roompane/protocol';
import fc from 'fast-check';
import { initialSessionState, type SessionInput, type SessionState, stepSession } from './session-state.ts';

const closed = new RoompaneError('connection/closed');
const run = (inputs: readonly SessionInput[]): { state: SessionState; effects: string[] } => {
  let state = initialSessionState;
  const effects: string[] = [];
  for (const input of inputs) {
    const [next, more] = stepSession(state, input);
    state = next;
    effects.push(...more.map(({ type }) => type));
  }
  return { state, effects };
};
const greeted = (atMs = 0): SessionInput => ({ type: 'greeted', atMs });

test('[HS6] a document is told to wait until there is a room, and is welcomed then', () => {
  const waiting = run([{ type: 'loaded' }, greeted()]);
  assert.deepEqual(waiting.effects, ['take-port', 'wait']);
  assert.equal(waiting.state.phase, 'connecting');
  const welcomed = run([{ type: 'loaded' }, greeted(), { type: 'room-joined' }, { type: 'welcomed' }]);
  assert.deepEqual(welcomed.effects, ['take-port', 'wait', 'welcome']);
  assert.equal(welcomed.state.phase, 'ready');
});

test('[HS9] a second hello takes the place of the first', () => {
  const { state, effects } = run([
    { type: 'room-joined' },
    greeted(),
    { type: 'welcomed' },
    greeted(),
    { type: 'welcomed' },
  ]);
  assert.deepEqual(effects, ['take-port', 'welcome', 'disconnect', 'take-port', 'welcome']);
  assert.equal(state.phase, 'ready');
});

test('[HS6] without a room to come the document learns why, and the session ends', () => {
  const error = new RoompaneError('room/not-found');
  const { state, effects } = run([{ type: 'room-failed', error }, greeted()]);
  assert.deepEqual(effects, ['take-port', 'disconnect']);
  assert.equal(state.error, error);
});

test('[LT1] [LV2] silence is told and taken back, and never ends a session', () => {
  const begun: SessionInput[] = [{ type: 'room-joined' }, greeted(), { type: 'welcomed' }];
  assert.equal(run([...begun, { type: 'silent' }]).state.phase, 'unresponsive');
  assert.equal(run([...begun, { type: 'silent' }, { type: 'heard' }]).state.phase, 'ready');
  assert.deepEqual(run([...begun, { type: 'silent' }]).effects, ['take-port', 'welcome']);
});

test('[LI3] after abuse no hello counts before a reload', () => {
  const abuse = new RoompaneError('limit/abusive');
  const begun: SessionInput[] = [
    { type: 'room-joined' },
    greeted(),
    { type: 'welcomed' },
    { type: 'end', error: abuse },
  ];
  const barred = run([...begun, greeted()]);
  assert.equal(barred.effects.at(-1), 'close-port');
  assert.equal(barred.state.phase, 'ended');
  const back = run([...begun, { type: 'reload' }, greeted(), { type: 'welcomed' }]);
  assert.equal(back.state.phase, 'ready');
  assert.equal(back.state.error, undefined);
});

test('[LI3] a frame that says hello without end is measured, and barred', () => {
  const hellos = Array.from({ length: 200 }, () => greeted(1));
  const { state, effects } = run([{ type: 'room-joined' }, ...hellos]);
  assert.equal(state.error?.code, 'limit/abusive');
  assert.equal(effects.at(-1), 'close-port');
});

test('whatever comes, there is one connection at a time, and the first reason of an end stands', () => {
  const input: fc.Arbitrary<SessionInput> = fc.oneof(
    fc.constantFrom<SessionInput>(
      { type: 'loaded' },
      { type: 'welcomed' },
      { type: 'room-joined' },
      { type: 'room-failed', error: new RoompaneError('room/not-found') },
      { type: 'silent' },
      { type: 'heard' },
      { type: 'reload' },
      { type: 'end', error: closed },
    ),
    fc.nat(60_000).map(greeted),
  );
  fc.assert(
    fc.property(fc.array(input, { maxLength: 40 }), (inputs) => {
      let open = 0;
      for (const effect of run(inputs).effects) {
        if (effect === 'take-port') open++;
        if (effect === 'disconnect') open--;
        assert.ok(open === 0 || open === 1, `${open} connections`);
      }
      assert.equal(run(inputs).state.isConnected, open === 1);
    }),
  );
});
