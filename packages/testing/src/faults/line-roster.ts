import type { RosterEntry, RosterEvent } from '@roompane/protocol';
import { LineStream, type LineStreamOptions } from './line-stream.ts';
import { overrideEntry } from './standing-override.ts';

type LineRosterOptions = Pick<LineStreamOptions<RosterEvent>, 'line' | 'open' | 'ends'>;

/** A roster over a line: the local user's entry has the role of the conditions, and a line that is back a new snapshot. */
export class LineRoster implements AsyncIterator<RosterEvent, void, undefined> {
  readonly #stream: LineStream<RosterEvent>;
  readonly #options: LineRosterOptions;
  readonly #over = new AbortController();
  /** As the server says it. */
  #self: RosterEntry | undefined;
  #count = 0;
  #role: RosterEntry['role'] | undefined;

  constructor(options: LineRosterOptions) {
    this.#options = options;
    const { line, ends } = options;
    this.#stream = new LineStream({ ...options, arrived: (event) => this.#note(event) });
    this.#role = line.conditions.role;
    const signal = AbortSignal.any([this.#over.signal, line.closed, ...ends]);
    line.addEventListener('changed', () => this.#change(), { signal });
  }

  async next(): Promise<IteratorResult<RosterEvent, void>> {
    const result = await this.#stream.next();
    return result.done ? result : { done: false, value: this.#toSeen(result.value) };
  }

  return(): Promise<IteratorResult<RosterEvent, void>> {
    this.#over.abort();
    return this.#stream.return();
  }

  #note(event: RosterEvent): void {
    this.#count = event.count;
    if (event.type === 'snapshot') this.#self = event.entries.find(({ isSelf }) => isSelf);
    else if (event.type === 'set' && event.entry.isSelf) this.#self = event.entry;
    else if (event.type === 'left' && event.personId === this.#self?.person.id) this.#self = undefined;
  }

  #change(): void {
    const { role } = this.#options.line.conditions;
    if (role === this.#role) return;
    this.#role = role;
    if (this.#self) this.#stream.insert({ type: 'set', entry: this.#self, count: this.#count });
  }

  #toSeen(event: RosterEvent): RosterEvent {
    const { conditions } = this.#options.line;
    if (event.type === 'left') return event;
    if (event.type === 'set') return { ...event, entry: overrideEntry(event.entry, conditions) };
    return { ...event, entries: event.entries.map((entry) => overrideEntry(entry, conditions)) };
  }
}
