import { type Clock, dispose, type RoompaneError, toRoompaneError } from '@roompane/protocol';
import { checkNumber } from './condition-values.ts';
import { Pacer } from './pacer.ts';
import type { ScriptLine } from './room-script.ts';

/** Lines are said together at most this often: a room takes fifty lines at once as easily as one. */
const TICK_MS = 50;
const MOST_LINES_AT_ONCE = 1_000;
const MOST_PER_SECOND = 1_000;
const MOST_FLOOD_PER_SECOND = 10_000;

export interface PlayScriptOptions {
  /** Read line by line as lines are due; where it ends, the player ends. */
  readonly script: Iterable<ScriptLine>;
  /** Puts lines into a room, in order. It is not called again before it has settled. */
  readonly say: (lines: readonly ScriptLine[]) => Promise<unknown>;
  readonly clock: Clock;
  /** 0 to 1,000; 0 is silence. @default 0 */
  readonly ratePerSecond?: number;
  /** Ends the player. */
  readonly signal?: AbortSignal | undefined;
}

export interface FloodOptions {
  /** Lines beside those of the usual rate. */
  readonly messages: number;
  /** 1 to 10,000. @default 1,000 */
  readonly ratePerSecond?: number;
  /** Ends the flood. */
  readonly signal?: AbortSignal | undefined;
}

export interface ScriptCounts {
  /** Lines that `say` has taken. */
  readonly said: number;
  /** Lines with which `say` failed: they are not said again. */
  readonly failed: number;
  /** Lines that floods have still to say. */
  readonly floodDue: number;
}

interface Flood {
  readonly pacer: Pacer;
  readonly done: (said: number) => void;
  left: number;
  said: number;
}

/**
 * Starts a script. Lines that are due together are said together; a `say` that takes long makes larger batches, and past a
 * second's worth the rate falls, so that nothing piles up. @throws `argument/invalid`
 */
export function playScript(options: PlayScriptOptions): ScriptPlayer {
  return new ScriptPlayer(options);
}

/**
 * A script that is being played. Dispatches `changed` when rate or counts have changed or it has ended, and `failed` once
 * when `say` has failed, again only after it succeeded in between; {@link ScriptPlayer.error} has the reason. An error that
 * trying again cannot help ends the player. Nothing is thrown into the page.
 */
export class ScriptPlayer extends EventTarget {
  declare readonly [Symbol.dispose]: () => void;
  readonly #lines: Iterator<ScriptLine, unknown>;
  readonly #say: PlayScriptOptions['say'];
  readonly #clock: Clock;
  readonly #pacer: Pacer;
  readonly #ended = new AbortController();
  #floods: Flood[] = [];
  #timer = new AbortController();
  #isSaying = false;
  #isScriptOver = false;
  #said = 0;
  #failed = 0;
  #error: RoompaneError | undefined;

  /** @internal {@link playScript} makes it. */
  constructor({ script, say, clock, ratePerSecond = 0, signal }: PlayScriptOptions) {
    super();
    this.#lines = script[Symbol.iterator]();
    this.#say = say;
    this.#clock = clock;
    this[dispose] = () => this.close();
    this.#pacer = new Pacer(checkRate(ratePerSecond, { min: 0, max: MOST_PER_SECOND }), clock.now());
    signal?.addEventListener('abort', () => this.close(), { once: true, signal: this.#ended.signal });
    if (signal?.aborted) this.close();
    this.#arm();
  }

  /** Lines a second, 0 to 1,000; 0 pauses. Setting throws `argument/invalid`. */
  get ratePerSecond(): number {
    return this.#pacer.ratePerSecond;
  }

  set ratePerSecond(ratePerSecond: number) {
    if (ratePerSecond === this.ratePerSecond) return;
    this.#pacer.setRate(checkRate(ratePerSecond, { min: 0, max: MOST_PER_SECOND }), this.#clock.now());
    this.#arm();
    this.#tell();
  }

  get counts(): ScriptCounts {
    const floodDue = this.#floods.reduce((sum, { left }) => sum + left, 0);
    return { said: this.#said, failed: this.#failed, floodDue };
  }

  /** Why `say` failed last; absent when it has succeeded since. */
  get error(): RoompaneError | undefined {
    return this.#error;
  }

  /** Aborted when the player has ended. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /**
   * Says so many lines beside the usual ones, whatever the usual rate. Floods add up. Resolves with how many were said:
   * fewer when the player or the signal ended it. @throws `argument/invalid`
   */
  flood({ messages, ratePerSecond = MOST_PER_SECOND, signal }: FloodOptions): Promise<number> {
    const left = Math.trunc(checkNumber('messages', messages, { min: 1, max: Number.MAX_SAFE_INTEGER }));
    const rate = checkRate(ratePerSecond, { min: 1, max: MOST_FLOOD_PER_SECOND });
    if (this.signal.aborted || signal?.aborted) return Promise.resolve(0);
    return new Promise((resolve) => {
      const over = new AbortController();
      const done = (said: number): void => {
        over.abort();
        resolve(said);
      };
      const flood: Flood = { pacer: new Pacer(rate, this.#clock.now()), left, said: 0, done };
      this.#floods.push(flood);
      signal?.addEventListener('abort', () => this.#endFloods((each) => each === flood), { signal: over.signal });
      this.#arm();
      this.#tell();
    });
  }

  /** Ends the player and its floods. What `say` has been given is not taken back. Twice is the same as once. */
  close(): void {
    if (this.signal.aborted) return;
    this.#ended.abort();
    this.#timer.abort();
    this.#endFloods(() => true);
    this.#tell();
  }

  /** Sets the timer of the next line, or of the next tick where several lines come before that. */
  #arm(): void {
    this.#timer.abort();
    if (this.#isSaying || this.signal.aborted) return;
    const waits = [this.#pacer, ...this.#floods.map(({ pacer }) => pacer)].map(({ waitMs }) => waitMs);
    const waitMs = Math.min(...waits.filter((wait) => wait !== undefined));
    if (waitMs === Infinity) return;
    this.#timer = new AbortController();
    const { signal } = this.#timer;
    this.#clock.setTimer(Math.max(TICK_MS, Math.ceil(waitMs)), () => void this.#tick(), { signal });
  }

  async #tick(): Promise<void> {
    const nowMs = this.#clock.now();
    const lines = this.#take(this.#pacer.take(nowMs, MOST_LINES_AT_ONCE));
    const ofFloods = this.#floods.map((flood) => {
      const most = Math.min(flood.left, MOST_LINES_AT_ONCE - lines.length);
      const taken = this.#take(flood.pacer.take(nowMs, most));
      flood.left -= taken.length;
      lines.push(...taken);
      return { flood, count: taken.length };
    });
    if (lines.length > 0) {
      this.#isSaying = true;
      const isSaid = await this.#deliver(lines);
      this.#isSaying = false;
      for (const { flood, count } of ofFloods) flood.said += isSaid ? count : 0;
      this.#endFloods(({ left }) => left === 0);
      this.#tell();
    }
    if (this.#isScriptOver) this.close();
    this.#arm();
  }

  /** What `say` made of it; never rejects. */
  async #deliver(lines: readonly ScriptLine[]): Promise<boolean> {
    try {
      await this.#say(lines);
      this.#said += lines.length;
      this.#error = undefined;
      return true;
    } catch (thrown) {
      const isNews = this.#error === undefined;
      this.#failed += lines.length;
      this.#error = toRoompaneError(thrown);
      if (isNews) this.dispatchEvent(new Event('failed'));
      if (!this.#error.isRetryable) this.close();
      return false;
    }
  }

  #take(count: number): ScriptLine[] {
    const lines: ScriptLine[] = [];
    while (lines.length < count) {
      const { done, value } = this.#lines.next();
      if (done) {
        this.#isScriptOver = true;
        break;
      }
      lines.push(value);
    }
    return lines;
  }

  #endFloods(isOver: (flood: Flood) => boolean): void {
    const over = this.#floods.filter(isOver);
    this.#floods = this.#floods.filter((flood) => !isOver(flood));
    for (const { done, said } of over) done(said);
  }

  #tell(): void {
    this.dispatchEvent(new Event('changed'));
  }
}

function checkRate(ratePerSecond: number, range: { readonly min: number; readonly max: number }): number {
  return checkNumber('ratePerSecond', ratePerSecond, range);
}
