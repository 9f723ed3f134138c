import type { Direction, Observe } from '@roompane/host';
import { redactString, Veil } from './redact-string.ts';

/** One string that crossed a port. */
export interface CrossedString {
  /** Since the port was opened. */
  readonly atMs: number;
  readonly direction: Direction;
  readonly written: string;
}

/** What crossed the port of one document, greetings included, as data: plain JSON, to keep beside a test. */
export interface StringRecording {
  readonly format: 'roompane/strings';
  readonly version: 1;
  /** What people wrote and who they are is veiled: each word by another of its length, the same by the same. */
  readonly isRedacted: boolean;
  readonly strings: readonly CrossedString[];
}

/**
 * Records what crosses the port of one add-in: give {@link StringRecorder.observe} to `mountAddin`, or to
 * `fakeHost().admit`. A document that is loaded anew begins anew. It keeps everything: it is for tests.
 */
export class StringRecorder {
  #strings: CrossedString[] = [];
  #openedAtMs = 0;

  readonly observe: Observe = (event) => {
    if (event.type === 'opened') {
      this.#strings = [];
      this.#openedAtMs = event.atEpochMs;
    } else if (event.type === 'crossed' && event.written !== undefined) {
      const { direction, written, atEpochMs } = event;
      this.#strings.push({ atMs: atEpochMs - this.#openedAtMs, direction, written });
    }
  };

  /** What was recorded so far. @default isRedacted true: say so where the words may be kept */
  recording({ isRedacted = true }: { readonly isRedacted?: boolean } = {}): StringRecording {
    const veil = new Veil();
    const strings = isRedacted
      ? this.#strings.map((crossed) => ({ ...crossed, written: redactString(crossed.written, veil) }))
      : [...this.#strings];
    return { format: 'roompane/strings', version: 1, isRedacted, strings };
  }
}
