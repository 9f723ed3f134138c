import { checkDelayMs } from './condition-values.ts';

/** What {@link PortConditions} begin with. */
export interface PortSettings {
  /** @default 0 */
  readonly toAddinDelayMs?: number;
  /** @default 0 */
  readonly toHostDelayMs?: number;
  /** @default false */
  readonly isDropped?: boolean;
}

/**
 * The conditions between a host and its add-in, to be changed while a session runs; {@link withPort} puts a link under
 * them. At rest nothing is changed. Dispatches an `Event` named `changed` after a change, and `crashed` by
 * {@link PortConditions.crash}.
 */
export class PortConditions extends EventTarget {
  #toAddinDelayMs: number;
  #toHostDelayMs: number;
  #isDropped: boolean;

  /** @throws `argument/invalid` */
  constructor({ toAddinDelayMs = 0, toHostDelayMs = 0, isDropped = false }: PortSettings = {}) {
    super();
    this.#toAddinDelayMs = checkDelayMs('toAddinDelayMs', toAddinDelayMs);
    this.#toHostDelayMs = checkDelayMs('toHostDelayMs', toHostDelayMs);
    this.#isDropped = isDropped;
  }

  /** A slow host: what it says arrives that much later, 0 to 10,000 ms, in order. Setting throws `argument/invalid`. */
  get toAddinDelayMs(): number {
    return this.#toAddinDelayMs;
  }

  set toAddinDelayMs(delayMs: number) {
    const before = this.#toAddinDelayMs;
    this.#toAddinDelayMs = checkDelayMs('toAddinDelayMs', delayMs);
    this.#tellUnless(before === delayMs);
  }

  /** A slow add-in: what it says, its answers to pings too, arrives that much later. As {@link PortConditions.toAddinDelayMs}. */
  get toHostDelayMs(): number {
    return this.#toHostDelayMs;
  }

  set toHostDelayMs(delayMs: number) {
    const before = this.#toHostDelayMs;
    this.#toHostDelayMs = checkDelayMs('toHostDelayMs', delayMs);
    this.#tellUnless(before === delayMs);
  }

  /**
   * Nothing crosses either way, and nobody is told: the port is gone. What was under way is lost. Set back, strings cross
   * again, and what was said in between stays lost: a session can live on, with calls that time out.
   */
  get isDropped(): boolean {
    return this.#isDropped;
  }

  set isDropped(isDropped: boolean) {
    const before = this.#isDropped;
    this.#isDropped = isDropped;
    this.#tellUnless(before === isDropped);
  }

  /**
   * The ports that are open now die, for good and without a bye: what a host that crashed looks like to its add-ins. A
   * session that begins later, by a reload say, has a living port.
   */
  crash(): void {
    this.dispatchEvent(new Event('crashed'));
  }

  #tellUnless(isSame: boolean): void {
    if (!isSame) this.dispatchEvent(new Event('changed'));
  }
}
