import type { MountOptions } from '../session.ts';

/** What a mount is made of: when one of these changes the add-in is mounted afresh. */
export type MountPlan = Omit<MountOptions, 'frame' | 'signal' | 'grants' | 'appearance'>;

/** The same where a field may be missing or not set. */
type LoosePlan = { readonly [K in keyof MountPlan]?: MountPlan[K] | undefined };

const FIELDS = [
  'room',
  'manifest',
  'openReason',
  'interceptPolicy',
  'order',
  'checkDeadlineMs',
  'ownOrigin',
] as const satisfies readonly (keyof MountPlan)[];

/** Does a change of these properties need another mount? */
export function needsMount(changed: { has(name: PropertyKey): boolean }): boolean {
  return FIELDS.some((name) => changed.has(name));
}

/** The plan of a pane as its properties are now; none without a room and a manifest. What is not set is left to the host. */
export function planMount(pane: LoosePlan): MountPlan | undefined {
  const { room, manifest } = pane;
  if (!room || !manifest) return undefined;
  const set = FIELDS.filter((name) => pane[name] !== undefined).map((name) => [name, pane[name]] as const);
  // Each field is a field of the plan and is set; `fromEntries` forgets which is which.
  return { room, manifest, ...(Object.fromEntries(set) as Partial<MountPlan>) };
}
