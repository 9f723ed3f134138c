/** How often each pair of a state and an input was met, by name. */
export class Visits {
  readonly #counts = new Map<string, number>();

  readonly count = (state: string, input: string): void => {
    const pair = `${state}: ${input}`;
    this.#counts.set(pair, (this.#counts.get(pair) ?? 0) + 1);
  };

  of(pair: string): number {
    return this.#counts.get(pair) ?? 0;
  }

  /** One line for each, by name. */
  get lines(): readonly string[] {
    return [...this.#counts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([pair, count]) => `${pair} ${count}`);
  }
}

export const addinStates = ['connecting', 'waiting', 'busy', 'denied', 'suspended', 'gone', 'ended'];
export const addinActs = [
  'want',
  'deliver',
  'post',
  'read',
  'suspend',
  'crash',
  'leave',
  'reload',
  'revoke',
  'grant',
  'stop',
];

/** What happens to an add-in, whichever state it is in. */
export const addinPairs: readonly string[] = addinStates.flatMap((state) => addinActs.map((act) => `${state}: ${act}`));

/** Each pair of a stream's state and an input that a session can come to; a stream that is behind reads at once or is full. */
export const streamPairs: readonly string[] = [
  ...['behind, 0 in flight: start', 'behind, 2 in flight: ack', 'behind, 2 in flight: missed'],
  ...['reading, 0 in flight: missed', 'reading, 0 in flight: page', 'reading, 1 in flight: missed'],
  ...['reading, 1 in flight: page', 'reading, 1 in flight: ack', 'reading, 2 in flight: missed'],
  ...['reading, 2 in flight: page', 'reading, 2 in flight: ack', 'live, 0 in flight: event'],
  ...['live, 1 in flight: event', 'live, 1 in flight: ack', 'live, 2 in flight: event', 'live, 2 in flight: ack'],
].map((pair) => `stream ${pair}`);
