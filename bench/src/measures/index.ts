import { measureBatches } from './batches.ts';
import { measureClientBytes } from './bytes.ts';
import { measureCalls } from './calls.ts';
import { measureFanOut } from './fan-out.ts';
import { measureHandshake } from './handshake.ts';
import { measureHistory } from './history.ts';
import { measureList } from './list.ts';
import { measureOutgoing } from './outgoing.ts';
import { measurePlayground } from './playground.ts';
import type { Measure } from './stage.ts';
import { measureStore } from './store.ts';
import { measureStream } from './stream.ts';
import { measureTasks } from './tasks.ts';

/** What `--only` chooses from, in the order in which it runs. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map([
  ['bytes', measureClientBytes],
  ['calls', measureCalls],
  ['stream', measureStream],
  ['tasks', measureTasks],
  ['batches', measureBatches],
  ['handshake', measureHandshake],
  ['fan-out', measureFanOut],
  ['history', measureHistory],
  ['outgoing', measureOutgoing],
  ['store', measureStore],
  ['list', measureList],
  ['playground', measurePlayground],
]);
