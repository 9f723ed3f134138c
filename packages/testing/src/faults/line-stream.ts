import type { Line } from './line.ts';

export interface LineStreamOptions<T> {
  readonly line: Line;
  /** Opens the server's stream, from the place that was reached. */
  readonly open: (signal: AbortSignal) => AsyncIterable<T>;
  /** Called for each event as it arrives. */
  readonly arrived?: (event: T) => void;
  /** Each ends the stream, without an error. */
  readonly ends: readonly AbortSignal[];
}

/** What may be under way and not yet asked for: ten seconds of a thousand events, and no more. */
const MOST_EVENTS = 10_000;

type Arrival<T> = { readonly type: 'event'; readonly event: T } | { readonly type: 'end'; readonly error?: unknown };

interface Waiting<T> {
  readonly resolve: (result: IteratorResult<T, void>) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * A stream of events over a {@link Line}: each comes after the latency, and many may be under way. When the line goes down
 * what is under way is lost, and the stream holds back; when it is back the server's stream is opened anew behind the last
 * event that arrived. Without latency it asks for an event only when its reader does.
 */
export class LineStream<T> implements AsyncIterator<T, void, undefined> {
  readonly #options: LineStreamOptions<T>;
  readonly #ended = new AbortController();
  #source: AsyncIterator<T, unknown> | undefined;
  #isAsking = false;
  #isOver = false;
  #underWay = 0;
  #arrivals: Arrival<T>[] = [];
  #waiting: Waiting<T>[] = [];
  #isBegun = false;

  constructor(options: LineStreamOptions<T>) {
    this.#options = options;
  }

  next(): Promise<IteratorResult<T, void>> {
    this.#begin();
    if (this.#ended.signal.aborted) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#give();
    });
  }

  return(): Promise<IteratorResult<T, void>> {
    this.#end();
    return Promise.resolve({ done: true, value: undefined });
  }

  /** Puts an event of this side's own behind those that have arrived. */
  insert(event: T): void {
    this.#arrive({ type: 'event', event });
  }

  #begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    const { line, ends } = this.#options;
    const { signal } = this.#ended;
    for (const end of [line.closed, ...ends]) {
      if (end.aborted) return this.#end();
      end.addEventListener('abort', () => this.#end(), { signal });
    }
    line.addEventListener('changed', () => this.#ask(), { signal });
  }

  #end(): void {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    this.#close();
    for (const { resolve } of this.#waiting.splice(0)) resolve({ done: true, value: undefined });
  }

  /** Lets the server's stream go. What it says afterwards is not read. */
  #close(): void {
    const source = this.#source;
    this.#source = undefined;
    this.#isAsking = false;
    this.#isOver = this.#arrivals.some(({ type }) => type === 'end');
    this.#underWay = 0;
    source?.return?.().catch(() => undefined);
  }

  #ask(): void {
    const { line, open } = this.#options;
    const { connected, conditions } = line;
    if (this.#isAsking || this.#isOver || connected.aborted || this.#ended.signal.aborted) return;
    const isEager = conditions.latencyMs > 0 && this.#underWay + this.#arrivals.length < MOST_EVENTS;
    if (!isEager && this.#waiting.length === 0) return;
    if (!this.#source) {
      const lost = AbortSignal.any([connected, this.#ended.signal]);
      this.#source = open(lost)[Symbol.asyncIterator]();
      connected.addEventListener('abort', () => this.#close(), { signal: this.#ended.signal, once: true });
    }
    this.#isAsking = true;
    const source = this.#source;
    source.next().then(
      ({ done, value }) => this.#send(source, done ? { type: 'end' } : { type: 'event', event: value }),
      (error: unknown) => this.#send(source, { type: 'end', error }),
    );
  }

  #send(source: AsyncIterator<T, unknown>, arrival: Arrival<T>): void {
    if (source !== this.#source) return;
    this.#isAsking = false;
    this.#isOver = arrival.type === 'end';
    this.#underWay++;
    this.#options.line.receive(() => {
      if (source !== this.#source) return;
      this.#underWay--;
      if (arrival.type === 'event') this.#options.arrived?.(arrival.event);
      this.#arrive(arrival);
    });
    this.#ask();
  }

  #arrive(arrival: Arrival<T>): void {
    this.#arrivals.push(arrival);
    this.#give();
  }

  #give(): void {
    while (this.#waiting.length > 0) {
      const arrival = this.#arrivals[0];
      if (!arrival) break;
      const waiting = this.#waiting[0];
      this.#arrivals.shift();
      this.#waiting.shift();
      if (arrival.type === 'event') waiting?.resolve({ done: false, value: arrival.event });
      else {
        if ('error' in arrival) waiting?.reject(arrival.error as Error);
        else waiting?.resolve({ done: true, value: undefined });
        this.#end();
      }
    }
    this.#ask();
  }
}
