import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toAppearance } from '../appearance.ts';
import { AT_REST } from './conditions.ts';
import type { FaultsState } from './draw-faults.ts';
import { LAST_RATE_STEP, rateAt, stepOf, writeMessageRate } from './message-rates.ts';
import { tellUnusual } from './tell-unusual.ts';

const noFaults: FaultsState = {
  addinName: 'Feed',
  isOffline: false,
  areClocksHeld: false,
  isFlooding: false,
  slowMs: 0,
  isCrashed: false,
};

describe('conditions', () => {
  it('at rest are nothing unusual, and taste is not either', () => {
    assert.deepEqual(tellUnusual({ ...AT_REST, theme: 'dark', locale: 'ja', density: 'compact' }, noFaults), []);
  });

  it('tell what differs from a room at rest', () => {
    const told = tellUnusual({ ...AT_REST, latencyMs: 120, role: 'visitor' }, { ...noFaults, isOffline: true });
    assert.deepEqual(told, ['offline', 'role visitor', 'latency 120 ms']);
  });

  it('turn with the language, unless a direction was chosen', () => {
    const { direction } = toAppearance({ ...AT_REST, locale: 'ar' }, { isSystemDark: false });
    assert.equal(direction, 'rtl');
    const chosen = toAppearance({ ...AT_REST, locale: 'ar', direction: 'ltr' }, { isSystemDark: false });
    assert.equal(chosen.direction, 'ltr');
  });

  it('follow the system in their theme until one is chosen', () => {
    assert.equal(toAppearance(AT_REST, { isSystemDark: true }).theme, 'dark');
    assert.equal(toAppearance({ ...AT_REST, theme: 'light' }, { isSystemDark: true }).theme, 'light');
  });

  it('have a rate of messages that comes back to its stop, and one between two stops at the nearer', () => {
    for (let step = 0; step <= LAST_RATE_STEP; step++) assert.equal(stepOf(rateAt(step)), step);
    assert.equal(rateAt(stepOf(3.4)), 4);
    assert.equal(stepOf(1_000), LAST_RATE_STEP);
    assert.equal(writeMessageRate(0), 'Off');
    assert.equal(writeMessageRate(rateAt(LAST_RATE_STEP)), '50 / s');
  });
});
