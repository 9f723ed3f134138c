import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PROTOCOL_VERSIONS } from '@roompane/protocol';
import fc from 'fast-check';
import {
  initialRendezvousState,
  type RendezvousEffect,
  type RendezvousInput,
  type RendezvousState,
  stepRendezvous,
} from './rendezvous-state.ts';

const rules = { token: 'a'.repeat(32), origin: 'https://addins.example' };
const versions = PROTOCOL_VERSIONS;
const loaded = (isReadable = false): RendezvousInput => ({ type: 'loaded', isReadable });
const silent: RendezvousInput = { type: 'silent' };
const arrivalsOver: RendezvousInput = { type: 'arrivals-over' };

type Heard = Extract<RendezvousInput, { type: 'heard' }>;

const greeting = { type: 'roompane/hello', versions, token: rules.token, isLoadDue: true };
const hello = (given: object = {}, around: Partial<Heard> = {}): RendezvousInput => ({
  type: 'heard',
  isFromFrame: true,
  origin: rules.origin,
  data: JSON.stringify({ ...greeting, ...given }),
  ports: 1,
  ...around,
});

function run(inputs: readonly RendezvousInput[]): { state: RendezvousState; effects: readonly RendezvousEffect[] } {
  let state = initialRendezvousState;
  let effects: readonly RendezvousEffect[] = [];
  for (const input of inputs) [state, effects] = stepRendezvous(state, input, rules);
  return { state, effects };
}

/** What the last of these inputs leads to, in words. */
const told = (...inputs: readonly RendezvousInput[]): readonly string[] =>
  run(inputs).effects.map((effect) => {
    if (effect.type === 'accept') return `accept ${effect.version}`;
    if (effect.type === 'await-hello' || effect.type === 'await-arrivals') return effect.type;
    return `${effect.type} ${effect.error.code}${effect.type === 'end' && effect.removesFrame ? ', frame removed' : ''}`;
  });

/** A hello like no other is as if it had not come: nothing is told, and nothing is different. */
function assertUnheard(input: RendezvousInput, why: string): void {
  for (const before of [[], [loaded()], [hello()], [hello(), loaded()]]) {
    const { state, effects } = run([...before, input]);
    assert.deepEqual([effects, state], [[], run(before).state], why);
  }
}

describe('the host’s side of the rendezvous', () => {
  it('[HS3] takes a hello from the window of its own frame, and is deaf to all others', () => {
    assert.deepEqual(told(hello()), ['accept 1']);
    assertUnheard(hello({}, { isFromFrame: false }), 'another window');
  });

  it('[HS4] takes a hello from the origin of the entry alone', () => {
    const others = ['null', 'https://evil.example', 'https://addins.example.evil.example', 'http://addins.example', ''];
    for (const origin of [...others, 'https://addins.example:8443', 'https://ADDINS.example', `${rules.origin}/`]) {
      assertUnheard(hello({}, { origin }), origin);
    }
    const opaque = { ...rules, origin: 'null' };
    const step = (origin: string) => stepRendezvous(initialRendezvousState, hello({}, { origin }), opaque)[1].length;
    assert.deepEqual([step('null'), step(rules.origin), step('file://')], [1, 0, 0]);
  });

  it('[HS5] takes a hello with the token of this mount alone', () => {
    for (const token of [
      '',
      'b'.repeat(32),
      rules.token.slice(1),
      `${rules.token}a`,
      rules.token.toUpperCase(),
      null,
      7,
    ]) {
      assertUnheard(hello({ token }), String(token));
    }
    assertUnheard(hello({ token: undefined }), 'no token');
    assertUnheard(hello({}, { data: `{"__proto__":${JSON.stringify(greeting)}}` }), 'an inherited token');
  });

  it('[HS7] takes a hello that is a string of at most 4,096 characters', () => {
    const data = JSON.stringify(greeting);
    assert.deepEqual(told(hello({}, { data: data.padEnd(4_096) })), ['accept 1']);
    assertUnheard(hello({}, { data: data.padEnd(4_097) }), 'too long');
    for (const odd of [greeting, [data], new String(data), null, undefined, 7])
      assertUnheard(hello({}, { data: odd }), 'odd');
  });

  it('[HS7] takes a hello that parses, and brings exactly one port', () => {
    for (const ports of [0, 2, 3]) assertUnheard(hello({}, { ports }), `${ports} ports`);
    const misfits = [{ type: 'hello' }, { versions: 1 }, { versions: { min: 1 } }, { versions: { min: 0, max: 1 } }];
    for (const misfit of [...misfits, { isLoadDue: 1 }, { isLoadDue: undefined }, { type: { toString: 1 } }]) {
      assertUnheard(hello(misfit), JSON.stringify(misfit));
    }
    for (const data of ['', '{', 'null', '[]', '"roompane/hello"', '['.repeat(4_000)])
      assertUnheard(hello({}, { data }), data);
    assert.deepEqual(told(hello({ more: 'is not read' })), ['accept 1']);
  });

  it('[HS3] [HS4] [HS5] [HS7] throws at no message, and takes none but the one that it waits for', () => {
    fc.assert(
      fc.property(fc.anything(), fc.jsonValue(), fc.nat(3), (data, json, ports) => {
        for (const each of [data, JSON.stringify(json), JSON.stringify({ ...greeting, token: json })]) {
          assert.deepEqual(told(hello({}, { data: each, ports })), []);
        }
      }),
    );
  });

  it('[VE1] speaks the highest common version, and refuses with both ranges where there is none', () => {
    assert.deepEqual(told(hello({ versions: { min: 1, max: 999 } })), [`accept ${versions.max}`]);
    for (const range of [
      { min: 2, max: 9 },
      { min: 5, max: 1 },
    ]) {
      const { state, effects } = run([hello({ versions: range })]);
      assert.equal(state, initialRendezvousState);
      const [refusal, ...others] = effects;
      assert.ok(refusal?.type === 'refuse' && others.length === 0);
      const { code, data } = refusal.error;
      assert.deepEqual([code, data], ['connection/version-unsupported', { host: { ...versions }, addin: range }]);
    }
  });

  it('[HS9] begins a new session with each hello that bears the token', () => {
    assert.deepEqual(told(hello(), hello()), ['accept 1']);
    assert.deepEqual(told(hello(), loaded(), hello()), ['accept 1']);
    assert.deepEqual(told(hello(), loaded(), loaded(), hello()), ['accept 1']);
  });

  it('[HS10] absorbs the loads of documents that it knows, and ends with any other', () => {
    assert.deepEqual(told(hello({ isLoadDue: false }), loaded()), [], 'the first since the mount');
    assert.deepEqual(told(hello(), loaded()), [], 'announced');
    for (const foreign of [
      [hello(), loaded(), loaded()],
      [loaded(), hello({ isLoadDue: false }), loaded()],
    ]) {
      assert.deepEqual(told(...foreign), ['await-arrivals']);
      assert.deepEqual(told(...foreign, arrivalsOver), ['end connection/navigated-away']);
      assert.deepEqual(told(...foreign, loaded()), [], 'one doubt at a time');
      assert.deepEqual(told(...foreign, loaded(), arrivalsOver), ['end connection/navigated-away']);
    }
  });

  it('[HS9] [HS10] takes a load for that of a reload when its hello was only behind it', () => {
    const reloaded = [hello(), loaded(), loaded(), hello()];
    assert.deepEqual(told(...reloaded), ['accept 1']);
    assert.deepEqual(told(...reloaded, arrivalsOver), []);
    assert.deepEqual(told(...reloaded, arrivalsOver, loaded(), arrivalsOver), ['end connection/navigated-away']);
  });

  it('[HS11] ends at a load that leaves the frame readable, and has it removed, whatever came before', () => {
    const removed = ['end connection/frame-readable, frame removed'];
    const inDoubt = [hello(), loaded(), loaded()];
    for (const before of [[], [loaded()], [hello()], [hello(), loaded()], [loaded(), silent], inDoubt]) {
      assert.deepEqual(told(...before, loaded(true)), removed);
      assert.deepEqual(told(...before, loaded(true), hello()), [], 'nothing begins behind it');
      assert.deepEqual(told(...before, loaded(true), loaded(true)), []);
    }
  });

  it('[HS14] gives a frame its time from its load on, and ends as silent when that has passed without a hello', () => {
    assert.deepEqual(told(loaded()), ['await-hello']);
    assert.deepEqual(told(loaded(), silent), ['end connection/addin-silent']);
    assert.deepEqual(told(silent), ['end connection/addin-silent']);
    const [late] = run([loaded(), silent]).effects;
    assert.ok(late?.type === 'end');
    assert.deepEqual(late.error.data, { hasLoaded: true });
    assert.deepEqual(told(hello(), silent), [], 'the time of a frame that said hello');
  });

  it('[HS10] [HS11] [HS14] is in a state that it knows what to do in, after any inputs in any order', (test) => {
    const visits = new Map<string, number>();
    const named: Readonly<Record<string, RendezvousInput>> = {
      hello: hello(),
      'hello behind load': hello({ isLoadDue: false }),
      'false hello': hello({ token: 'b' }),
      'old hello': hello({ versions: { min: 9, max: 9 } }),
      load: loaded(),
      'readable load': loaded(true),
      silence: silent,
      'the end of arrivals': arrivalsOver,
      end: { type: 'ended' },
    };
    const names = Object.keys(named);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...names, 'hello', 'load', 'load', 'load'), { maxLength: 20 }),
        (sequence) => {
          let state = initialRendezvousState;
          for (const name of sequence) {
            const visit = `${state.phase}: ${name}`;
            visits.set(visit, (visits.get(visit) ?? 0) + 1);
            const [next, effects] = stepRendezvous(state, named[name]!, rules);
            if (state.phase === 'ended') assert.deepEqual([next, effects], [state, []]);
            assert.ok(effects.length <= 1, 'one thing at a time');
            assert.ok(next.loadsDue >= 0 && next.loadsDue <= 1);
            const isTaken = effects.some(({ type }) => type === 'accept');
            assert.equal(isTaken, name.startsWith('hello') && state.phase !== 'ended');
            if (isTaken) assert.equal(next.phase, 'connected');
            if (effects.some(({ type }) => type === 'end')) assert.notEqual(next.phase, 'connected');
            state = next;
          }
        },
      ),
      { numRuns: 3_000 },
    );
    const all = ['loading', 'connected', 'in-doubt', 'ended'].flatMap((phase) =>
      names.map((name) => `${phase}: ${name}`),
    );
    test.diagnostic(all.map((visit) => `${visit} ${visits.get(visit) ?? 0}`).join(' · '));
    assert.deepEqual(
      all.filter((visit) => !visits.get(visit)),
      [],
    );
  });
});
