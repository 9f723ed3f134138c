import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  initialRendezvousState,
  type RendezvousEffect,
  type RendezvousInput,
  stepRendezvous,
} from './rendezvous-state.ts';

const token = 'a'.repeat(32);
const loaded: RendezvousInput = { type: 'loaded', isReadable: false };
const arrivalsOver: RendezvousInput = { type: 'arrivals-over' };

function hello(isLoadDue: boolean): RendezvousInput {
  const data = JSON.stringify({ type: 'roompane/hello', versions: { min: 1, max: 1 }, token, isLoadDue });
  return { type: 'heard', isFromFrame: true, origin: 'null', data, ports: 1 };
}

/** What each input led to, in words. */
function run(...inputs: readonly RendezvousInput[]): string[] {
  let state = initialRendezvousState;
  return inputs.map((input) => {
    const [next, effects] = stepRendezvous(state, input, { token, origin: 'null' });
    state = next;
    return effects.map(tell).join();
  });
}

function tell(effect: RendezvousEffect): string {
  return effect.type === 'end' ? effect.error.code : effect.type;
}

const away = ['await-arrivals', 'connection/navigated-away'];

describe('the order of load and hello', () => {
  const connected: readonly [how: string, inputs: readonly RendezvousInput[]][] = [
    ['the hello comes first', [hello(true), loaded]],
    ['the load comes first, and the hello was sent before it', [loaded, hello(true)]],
    ['the load comes first, and the hello was sent behind it', [loaded, hello(false)]],
    ['the hello comes first, and was sent behind the load', [hello(false), loaded]],
  ];
  for (const [how, inputs] of connected) {
    it(`[HS10] ends with the next load when ${how}`, () => {
      assert.deepEqual(run(...inputs, loaded, arrivalsOver).slice(-2), away);
    });

    it(`[HS9] [HS10] takes up a reload, and ends with the load behind it, when ${how}`, () => {
      const reload = [hello(true), loaded, arrivalsOver];
      const inOrder = run(...inputs, loaded, ...reload).slice(-4);
      assert.deepEqual(inOrder, ['await-arrivals', 'accept', ...away], 'a hello that came only just');
      const late = run(...inputs, loaded, arrivalsOver, ...reload).slice(-5);
      assert.deepEqual(late, [...away, 'accept', ...away], 'a hello that came too late');
    });
  }

  it('[HS9] [HS10] absorbs the load of a reload whose hello came first', () => {
    assert.deepEqual(run(hello(true), loaded, hello(true), loaded), ['accept', '', 'accept', '']);
  });
});
