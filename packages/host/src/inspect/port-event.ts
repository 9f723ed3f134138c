/** Which way a string went. */
export type Direction = 'to-host' | 'to-addin';

/** A string on the port of a session, or what stood in the place of one. */
export interface CrossedEvent {
  readonly type: 'crossed';
  readonly atEpochMs: number;
  readonly direction: Direction;
  /** Whole, as it was sent or came; `undefined` for what was no plain string. */
  readonly written: string | undefined;
  /** In UTF-8; 0 for what was no plain string. */
  readonly sizeBytes: number;
}

/** A port is there, or no more. Between the two lies one document's life with the host; a reload is another. */
export interface PortLifeEvent {
  readonly type: 'opened' | 'closed';
  readonly atEpochMs: number;
}

/** What an observer of a mount learns, in the order in which it happened, greetings included. */
export type PortEvent = CrossedEvent | PortLifeEvent;

/** Told synchronously, before anything acts on an arrival. What it throws is reported and stops nothing. */
export type Observe = (event: PortEvent) => void;
