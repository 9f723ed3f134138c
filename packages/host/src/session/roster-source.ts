import type { StreamSource } from '@roompane/bridge';
import type { RosterEvent, RosterSnapshotEvent } from '@roompane/protocol';
import type { RosterFeed } from '../room/roster-feed.ts';

/** UTF-16 units of a written snapshot that surely fit one envelope. */
const MAX_SNAPSHOT_CHARS = 131_072;

/** The roster as a stream of states: whole on each read, deltas as they come. @spec PR6 */
export function createRosterSource(roster: RosterFeed): StreamSource<RosterEvent, undefined> {
  return {
    start: undefined,
    listen: (listener, options) => roster.listen((event) => listener(cut(event), undefined), options),
    read: () => {
      const { snapshot } = roster;
      const events = snapshot ? [{ event: cut(snapshot), place: undefined }] : [];
      return Promise.resolve({ events, place: undefined, isLast: true });
    },
  };
}

/** A snapshot that would not fit one envelope is made shorter, and says so. */
function cut(event: RosterEvent): RosterEvent {
  if (event.type !== 'snapshot') return event;
  let snapshot: RosterSnapshotEvent = event;
  while (JSON.stringify(snapshot).length > MAX_SNAPSHOT_CHARS) {
    snapshot = { ...snapshot, entries: snapshot.entries.slice(0, snapshot.entries.length >> 1), isTruncated: true };
  }
  return snapshot;
}
