import { expect } from '@open-wc/testing';
import { FramePages } from './frame-pages.ts';
import { unmountAll } from './mounted.ts';
import type { RecordedLife } from './session-model/recorded-lives.ts';
import { addinActs, addinPairs, addinStates, Visits } from './session-model/visits.ts';
import { World } from './session-model/world.ts';

// As one file: what makes lives of their seeds has hundreds.
const path = '/packages/host/test/session-model/recorded-lives.ts?bundle';
const { recordedLives } = (await import(path)) as { readonly recordedLives: readonly RecordedLife[] };

describe('a room and its add-ins in frames on another site', () => {
  const visits = new Visits();

  afterEach(unmountAll);

  for (const [index, { seed, script }] of recordedLives.entries()) {
    const ownOrigin = index % 2 > 0;
    it(`[PR3] [ST5] [ST6] [ST10] [LO3] [GR2] have folded the same, or know what they miss, in life ${seed}, ${ownOrigin ? 'with their own origin' : 'opaque'}`, async () => {
      await World.live(script, { pages: (clock) => new FramePages({ clock, ownOrigin }), count: visits.count });
    });
  }

  it('were in those lives whatever an add-in can be, and had done to them whatever can be', () => {
    const met = addinPairs.filter((pair) => visits.of(pair) > 0).map((pair) => pair.split(': '));
    expect(new Set(met.map(([state]) => state))).to.deep.equal(new Set(addinStates));
    expect(new Set(met.map(([, act]) => act))).to.deep.equal(new Set(addinActs));
  });
});
