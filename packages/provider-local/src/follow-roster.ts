import type { Person, Presence, RosterEntry, RosterEvent } from '@roompane/protocol';
import { type RosterEntries, tellChanges, tellRoster, type ToldRoster } from '@roompane/protocol/provider-kit';
import { readOrWait } from './read-or-wait.ts';
import type { Database } from './schema.ts';
import type { Store } from './store.ts';

export interface RosterSource {
  readonly roomId: string;
  readonly me: Person;
  /** Who has a tab in the room now, by person id. */
  readPresent(): Promise<ReadonlyMap<string, Presence>>;
}

/** A snapshot, then what changed since the reader last looked: a slow reader finds few changes, not a queue. @spec PR6 */
export async function* followRoster(
  store: Store,
  source: RosterSource,
  signal: AbortSignal,
): AsyncGenerator<RosterEvent, void, undefined> {
  const rings = store.bell.follow([`presence/${source.roomId}`, 'rooms'], { signal });
  const read = async (): Promise<RosterEntries> => {
    const present = await source.readPresent();
    return store.connection.run((database) => readEntries(database, source, present), { signal });
  };
  for (let told: ToldRoster | undefined; ; await rings.next()) {
    const now = await readOrWait(read);
    if (!now) continue;
    told = told ? tellChanges(told, now) : tellRoster(now);
    yield* told.events;
  }
}

async function readEntries(
  database: Database,
  { roomId, me }: RosterSource,
  present: ReadonlyMap<string, Presence>,
): Promise<RosterEntries> {
  const transaction = database.transaction(['members', 'people']);
  const members = await transaction.objectStore('members').getAll(IDBKeyRange.bound([roomId], [roomId, []]));
  const entries = new Map<string, RosterEntry>();
  for (const { personId, person, role, attends } of members) {
    const presence = present.get(personId) ?? (personId === me.id ? 'active' : attends);
    if (presence) entries.set(personId, { person, role, presence, isSelf: personId === me.id });
  }
  const unlisted = [...new Set([me.id, ...present.keys()])].filter((personId) => !entries.has(personId));
  const visitors = await Promise.all(unlisted.map((personId) => transaction.objectStore('people').get(personId)));
  for (const person of visitors) {
    if (!person) continue;
    const presence = present.get(person.id) ?? 'active';
    entries.set(person.id, { person, role: 'visitor', presence, isSelf: person.id === me.id });
  }
  return entries;
}
