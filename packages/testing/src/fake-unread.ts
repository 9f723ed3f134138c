import type { LogEvent } from '@roompane/protocol';

interface Marker {
  /** Events up to which everything is read. */
  readonly place: number;
  count: number;
  readonly isKnown: boolean;
}

/** How far each person has read one log. What comes is counted as it comes: nothing is counted again. */
export class FakeUnread {
  readonly #markers = new Map<string, Marker>();

  /** An event was appended. */
  take(event: LogEvent): void {
    if (event.type !== 'posted') return;
    for (const [personId, marker] of this.#markers) if (event.message.author.id !== personId) marker.count++;
  }

  of(personId: string, events: readonly LogEvent[]): Readonly<Marker> {
    return this.#markers.get(personId) ?? this.#mark(personId, { place: 0, isKnown: false, events });
  }

  /** Moves the marker on; false where it is there or further already. */
  read(personId: string, place: number, events: readonly LogEvent[]): boolean {
    const { place: former, isKnown } = this.of(personId, events);
    if (isKnown && place <= former) return false;
    this.#mark(personId, { place, isKnown: true, events });
    return true;
  }

  #mark(
    personId: string,
    { place, isKnown, events }: Omit<Marker, 'count'> & { readonly events: readonly LogEvent[] },
  ): Marker {
    const behind = events.slice(place);
    const count = behind.filter((event) => event.type === 'posted' && event.message.author.id !== personId).length;
    const marker = { place, isKnown, count };
    this.#markers.set(personId, marker);
    return marker;
  }
}
