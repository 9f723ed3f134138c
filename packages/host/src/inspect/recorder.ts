import { type Clock, TypedEventTarget } from '@roompane/protocol';
import { systemClock } from '@roompane/bridge';
import type { Observe, PortEvent } from './port-event.ts';
import { countRecord, NO_RECORDS, type RecordCounts } from './record-counts.ts';
import { RecordRing } from './record-ring.ts';
import { NEW_RECORDING, stepRecording } from './step-recording.ts';
import { Traffic, type TrafficSecond } from './traffic.ts';
import type { WireRecord } from './wire-record.ts';

/** UTF-16 units of all contents together. */
const CONTENT_CHARS = 4_194_304;
const TRAFFIC_SECONDS = 32;

export interface RecorderOptions {
  /** Records that are kept at least; a tenth more before the oldest are let go. @default 2_000 */
  readonly records?: number;
  /** Keeps the strings themselves with their records: what people wrote. @default false */
  readonly keepsContents?: boolean;
  /** For the traffic until now. @default the platform's time */
  readonly clock?: Clock;
}

/** A recorder's records, counts or traffic are other than before. */
export class RecordedEvent extends Event {
  declare readonly type: 'recorded';
  constructor() {
    super('recorded');
  }
}

export interface RecorderEventMap {
  recorded: RecordedEvent;
}

/**
 * Makes records of what crosses the ports of any number of add-ins, for an inspector to draw and a file to keep. It is
 * bounded in records and in contents. Dispatches `recorded` for each string; who draws does so once a frame.
 */
export class Recorder extends TypedEventTarget<RecorderEventMap> {
  readonly #keepsContents: boolean;
  readonly #clock: Clock;
  readonly #ring: RecordRing;
  readonly #traffic = new Traffic(TRAFFIC_SECONDS);
  readonly #observers = new Map<string, Observe>();
  #state = NEW_RECORDING;
  #counts = NO_RECORDS;

  constructor({ records = 2_000, keepsContents = false, clock = systemClock }: RecorderOptions = {}) {
    super();
    this.#keepsContents = keepsContents;
    this.#clock = clock;
    this.#ring = new RecordRing({ records, contentChars: CONTENT_CHARS });
  }

  /** Oldest first. The same array until something is recorded. */
  get records(): readonly WireRecord[] {
    return this.#ring.records;
  }

  /** Since the last {@link Recorder.clear}, also of records that are gone. */
  get counts(): RecordCounts {
    return this.#counts;
  }

  /** The last 32 whole seconds, oldest first. */
  get traffic(): readonly TrafficSecond[] {
    return this.#traffic.read(this.#clock.now());
  }

  /** For `mountAddin({ observe })`; the same for the same source. `source` names the add-in in the records. */
  observe(source: string): Observe {
    const observer = this.#observers.get(source) ?? ((event) => this.#take(source, event));
    this.#observers.set(source, observer);
    return observer;
  }

  /** Forgets all records. What is under way is still understood; rows that began before do not come back. */
  clear(): void {
    this.#ring.clear();
    this.#counts = NO_RECORDS;
    this.dispatchEvent(new RecordedEvent());
  }

  #take(source: string, event: PortEvent): void {
    const { lastId } = this.#state;
    const [state, records] = stepRecording(this.#state, { source, event, keepsContents: this.#keepsContents });
    this.#state = state;
    for (const record of records) {
      const before = this.#ring.find(record.id);
      if (before || record.id > lastId) this.#counts = countRecord(this.#counts, before, record);
      this.#ring.put(record);
    }
    if (event.type === 'crossed') this.#traffic.add(event.atEpochMs, event.sizeBytes);
    this.dispatchEvent(new RecordedEvent());
  }
}
