import { type Role, type RoomInfo, RoompaneError } from '@roompane/protocol';
import { checkDelayMs } from './condition-values.ts';

/** What {@link LineConditions} begin with. */
export interface LineSettings {
  /** @default 0 */
  readonly latencyMs?: number;
  /** @default false */
  readonly isOffline?: boolean;
  /** @default false */
  readonly reordersAnswers?: boolean;
  /** @default 0 */
  readonly clockSkewMs?: number;
  /** @default what the server says */
  readonly role?: Role;
  /** @default what the server says */
  readonly roomKind?: RoomInfo['kind'];
}

/** How a post is to fail. */
export interface PostFailure {
  readonly error: RoompaneError;
  /** The server has the post, and its answer is lost. */
  readonly isDelivered: boolean;
}

/**
 * The conditions between a client and its chat server, to be changed while it runs; {@link withLine} puts a provider under
 * them. At rest nothing is changed. Dispatches an `Event` named `changed`, after the change.
 */
export class LineConditions extends EventTarget {
  #latencyMs: number;
  #isOffline: boolean;
  #reordersAnswers: boolean;
  #clockSkewMs: number;
  #role: Role | undefined;
  #roomKind: RoomInfo['kind'] | undefined;
  readonly #failures: PostFailure[] = [];

  /** @throws `argument/invalid` */
  constructor({
    latencyMs = 0,
    isOffline = false,
    reordersAnswers = false,
    clockSkewMs = 0,
    role,
    roomKind,
  }: LineSettings = {}) {
    super();
    this.#latencyMs = checkDelayMs('latencyMs', latencyMs);
    this.#isOffline = isOffline;
    this.#reordersAnswers = reordersAnswers;
    this.#clockSkewMs = clockSkewMs;
    this.#role = role;
    this.#roomKind = roomKind;
  }

  /**
   * The round trip to the server, 0 to 10,000 ms: each answer and each event comes that much later, in order. What is under
   * way keeps the time it was given. Setting throws `argument/invalid`.
   */
  get latencyMs(): number {
    return this.#latencyMs;
  }

  set latencyMs(latencyMs: number) {
    const before = this.#latencyMs;
    this.#latencyMs = checkDelayMs('latencyMs', latencyMs);
    this.#tellUnless(before === latencyMs);
  }

  /** The server cannot be reached. What is under way is lost, and calls reject with `provider/unavailable`. */
  get isOffline(): boolean {
    return this.#isOffline;
  }

  set isOffline(isOffline: boolean) {
    const before = this.#isOffline;
    this.#isOffline = isOffline;
    this.#tellUnless(before === isOffline);
  }

  /**
   * Answers overtake each other and the events: each takes one, two or three times the latency, in turn. The events of a
   * stream stay in order, as the port promises. Without latency there is nothing to overtake.
   */
  get reordersAnswers(): boolean {
    return this.#reordersAnswers;
  }

  set reordersAnswers(reordersAnswers: boolean) {
    const before = this.#reordersAnswers;
    this.#reordersAnswers = reordersAnswers;
    this.#tellUnless(before === reordersAnswers);
  }

  /**
   * How much this machine's clock is behind the server's beside what it really is, in milliseconds; below zero it is ahead.
   * `serverOffsetMs` says so, and the times of messages stay the server's.
   */
  get clockSkewMs(): number {
    return this.#clockSkewMs;
  }

  set clockSkewMs(skewMs: number) {
    const before = this.#clockSkewMs;
    this.#clockSkewMs = skewMs;
    this.#tellUnless(before === skewMs);
  }

  /** The local user's role in every room. It takes rights away; it gives none that the server does not. */
  get role(): Role | undefined {
    return this.#role;
  }

  set role(role: Role | undefined) {
    const before = this.#role;
    this.#role = role;
    this.#tellUnless(before === role);
  }

  /** The kind of every room that is joined. */
  get roomKind(): RoomInfo['kind'] | undefined {
    return this.#roomKind;
  }

  set roomKind(roomKind: RoomInfo['kind'] | undefined) {
    const before = this.#roomKind;
    this.#roomKind = roomKind;
    this.#tellUnless(before === roomKind);
  }

  /** Posts that are still to fail. */
  get failuresDue(): number {
    return this.#failures.length;
  }

  /**
   * The next post fails so; called again, the one after it too. With `isDelivered` the server has the post all the same,
   * so that a retry with its key must be the same message.
   */
  failNext(
    error: RoompaneError = new RoompaneError('provider/unavailable'),
    { isDelivered = false }: { readonly isDelivered?: boolean } = {},
  ): void {
    this.#failures.push({ error, isDelivered });
    this.#tellUnless(false);
  }

  /** Takes the failure of the post that is made now, for those who write another provider over these conditions. */
  takeFailure(): PostFailure | undefined {
    const failure = this.#failures.shift();
    this.#tellUnless(failure === undefined);
    return failure;
  }

  #tellUnless(isSame: boolean): void {
    if (!isSame) this.dispatchEvent(new Event('changed'));
  }
}
