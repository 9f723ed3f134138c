/** An event's JSON, written when it is first asked for, once for all the streams that carry the event. */
export interface Written {
  readonly json: string;
}

/**
 * Where a stream's events come from: a log, or a state of which only the latest counts. `Place` is what a log's cursor is
 * to it; a state has no places (`undefined`) and gives itself whole on each read.
 */
export interface StreamSource<Event extends object, Place> {
  /** Where the stream begins. */
  readonly start: Place;
  /** New events as they come, from the call on. Stops when the signal aborts. */
  listen(listener: SourceListener<Event, Place>, options: { readonly signal: AbortSignal }): void;
  /** What lies behind `after`, oldest first, at most a batch. Rejects with a coded error, which ends the stream. */
  read(after: Place, options: { readonly signal: AbortSignal }): Promise<Stretch<Event, Place>>;
}

/** What a source has behind a place. */
export interface Stretch<Event extends object, Place> {
  readonly events: readonly StretchEvent<Event, Place>[];
  /** Behind the last of them. */
  readonly place: Place;
  /** Nothing newer existed when it was read. */
  readonly isLast: boolean;
  /** Nothing comes behind it, ever: the stream ends when its reader has had it. @default false */
  readonly isEnd?: boolean | undefined;
}

/** An event, or what was written of it already, with the place behind it. */
export type StretchEvent<Event extends object, Place> = { readonly place: Place } & (
  | { readonly event: Event; readonly written?: Written | undefined }
  | { readonly event?: undefined; readonly written: Written }
);

/** Told of one event: as it is, and written anew for each stream, where nothing `written` comes with it. */
export type SourceListener<Event extends object, Place> = (
  event: Event | undefined,
  place: Place,
  written?: Written,
) => void;
