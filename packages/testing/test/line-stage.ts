import type { Draft, LiveEvent, Person } from '@roompane/protocol';
import type { FakeDeployment } from '../src/fake-deployment.ts';

export const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
export const priya: Person = { id: 'priya', name: 'Priya Raman', kind: 'user' };

/** The gate's brand has no value; this stands in its place where there is no pipeline. */
export const clear = (draft: Draft) => ({ draft }) as never;

export const textOf = (event: LiveEvent): string => (event.type === 'posted' ? event.message.body.text : event.type);

/** Resolves when everything that was due has run. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The rooms of the conformance suite. */
export function addRooms(deployment: FakeDeployment): void {
  const roles = { sam: 'member', priya: 'member' } as const;
  deployment.addRoom({ id: 'room', roles });
  deployment.addRoom({ id: 'a second', roles });
  deployment.addRoom({ id: 'hall', kind: 'auditorium', roles: { sam: 'presenter', priya: 'member' } });
  deployment.addRoom({ id: 'vault', privacy: 'secret', roles: { sam: 'member' } });
}
