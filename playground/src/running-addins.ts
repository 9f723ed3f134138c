import type { FailurePolicy } from '@roompane/host';
import type { Grant, Template } from '@roompane/protocol';
import type { Addin } from './addin.ts';

/** What the host decides about an add-in that checks posts. What is not set is the host's own default. */
export interface Checking {
  readonly policy?: FailurePolicy;
  readonly deadlineMs?: number;
}

/** An add-in that is mounted, shown or not. */
export interface RunningAddin {
  readonly addin: Addin;
  readonly grants: readonly Grant[];
  /** It has the origin of its address instead of an opaque one. */
  readonly hasOwnOrigin: boolean;
  readonly checking: Checking;
}

/**
 * Which add-ins run, in the order in which they were started, and which of them is shown. Immutable: each act gives
 * another state, so that a drawing never sees half of one.
 */
export interface RunningAddins {
  readonly list: readonly RunningAddin[];
  readonly shownKey: string | undefined;
}

export const NOTHING_RUNS: RunningAddins = { list: [], shownKey: undefined };

export function findRunning({ list }: RunningAddins, key: string | undefined): RunningAddin | undefined {
  return list.find(({ addin }) => addin.key === key);
}

/** The templates of those that may read the room, in the order in which they were started. @spec MA4 */
export function templatesOf({ list }: RunningAddins): readonly Template[] {
  const readers = list.filter(({ grants }) => grants.includes('messages/read'));
  return readers.flatMap(({ addin }) => addin.manifest.templates ?? []);
}

/** Starts an add-in behind those that run, with what it starts with. One that runs stays as it is. */
export function startAddin(running: RunningAddins, addin: Addin): RunningAddins {
  if (findRunning(running, addin.key)) return running;
  const started = { addin, grants: addin.startsWith, hasOwnOrigin: false, checking: {} };
  return { ...running, list: [...running.list, started] };
}

/** Starts an add-in if need be and shows it. */
export function showAddin(running: RunningAddins, addin: Addin): RunningAddins {
  return { ...startAddin(running, addin), shownKey: addin.key };
}

/** Stops an add-in; where it was the one to see, another that runs takes its place. */
export function stopAddin({ list, shownKey }: RunningAddins, key: string): RunningAddins {
  const left = list.filter(({ addin }) => addin.key !== key);
  return { list: left, shownKey: shownKey === key ? left.at(-1)?.addin.key : shownKey };
}

/** Gives an add-in a grant, or takes it back. */
export function setGrant(
  running: RunningAddins,
  key: string,
  { grant, isGiven }: { readonly grant: Grant; readonly isGiven: boolean },
): RunningAddins {
  const change = (held: readonly Grant[]): readonly Grant[] => {
    const others = held.filter((each) => each !== grant);
    return isGiven ? [...others, grant] : others;
  };
  const list = running.list.map((each) => (each.addin.key === key ? { ...each, grants: change(each.grants) } : each));
  return { ...running, list };
}

/** Lets an add-in have the origin of its address. */
export function giveOwnOrigin(running: RunningAddins, key: string): RunningAddins {
  const list = running.list.map((each) => (each.addin.key === key ? { ...each, hasOwnOrigin: true } : each));
  return { ...running, list };
}

/** Decides otherwise about an add-in that checks posts. */
export function setChecking(running: RunningAddins, key: string, change: Checking): RunningAddins {
  const list = running.list.map((each) =>
    each.addin.key === key ? { ...each, checking: { ...each.checking, ...change } } : each,
  );
  return { ...running, list };
}
