// Plays the lives of seeds 1 to so many in Node, and says of each what came of it, as JSON. scripts/record-seeds.mjs bundles it, and reads that.
import { setMaxListeners } from 'node:events';
import { countSteps } from '../packages/host/test/session-model/count-steps.ts';
import { LinkedPages } from '../packages/host/test/session-model/linked-pages.ts';
import { lifeOf } from '../packages/host/test/session-model/recorded-lives.ts';
import { addinPairs, streamPairs, Visits } from '../packages/host/test/session-model/visits.ts';
import { World } from '../packages/host/test/session-model/world.ts';

/**
 * @typedef {object} PlayedLife
 * @property {number} seed
 * @property {boolean} isRight
 * @property {number} loads of pages: they are what takes the time in frames
 * @property {Readonly<Record<string, number>>} met how often it came to each pair of a state and an input
 */

setMaxListeners(0);
const steps = new Visits();
countSteps(steps);

/** @type {(seed: number) => Promise<PlayedLife>} */
async function play(seed) {
  const visits = new Visits();
  const before = new Map(streamPairs.map((pair) => [pair, steps.of(pair)]));
  let loads = 0;
  const living = World.live(lifeOf(seed).script, {
    count: visits.count,
    pages(clock) {
      const linked = new LinkedPages(clock);
      return {
        nextTask: () => linked.nextTask(),
        load(options) {
          loads++;
          return linked.load(options);
        },
      };
    },
  });
  const isRight = await living.then(
    () => true,
    () => false,
  );
  const ofAddins = addinPairs.map((pair) => [pair, visits.of(pair)]);
  const ofStreams = streamPairs.map((pair) => [pair, steps.of(pair) - (before.get(pair) ?? 0)]);
  return { seed, isRight, loads, met: Object.fromEntries([...ofAddins, ...ofStreams]) };
}

/** @type {PlayedLife[]} */
const lives = [];
for (let seed = 1; seed <= Number(process.argv[2]); seed++) lives.push(await play(seed));
process.stdout.write(JSON.stringify(lives));
