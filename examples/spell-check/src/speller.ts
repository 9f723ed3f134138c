import type { Misspelling } from './spelling.ts';
import workerAddress from './spelling-worker.ts?worker&url';

interface Answer {
  readonly id: number;
  readonly misspellings: readonly Misspelling[];
}

/** Asks the worker about words. Rejects when the worker cannot be started, and with the reason of `signal` when that aborts. */
export class Speller {
  readonly #worker: Worker = startWorker();
  readonly #failed = new AbortController();
  #lastId = 0;

  constructor() {
    const fail = (event: ErrorEvent): void =>
      this.#failed.abort(new Error(event.message || 'The worker did not start.'));
    this.#worker.addEventListener('error', fail);
  }

  look(words: readonly string[], { signal }: { readonly signal: AbortSignal }): Promise<readonly Misspelling[]> {
    const over = AbortSignal.any([signal, this.#failed.signal]);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const stop = new AbortController();
      const settle = (end: () => void): void => {
        stop.abort();
        end();
      };
      const abort = (): void => settle(() => reject(over.reason as Error));
      if (over.aborted) return abort();
      over.addEventListener('abort', abort, { signal: stop.signal });
      const hear = ({ data }: MessageEvent<Answer>): void => {
        if (data.id === id) settle(() => resolve(data.misspellings));
      };
      this.#worker.addEventListener('message', hear, { signal: stop.signal });
      this.#worker.postMessage({ id, words });
    });
  }
}

/**
 * A sandboxed frame has no origin, and a worker may be started from the document's own origin alone. A script of the frame's
 * own making may, as long as it is no module; it imports the worker's module, which the add-in's server sends with the
 * header that the pane needs anyway. What is asked before that is there waits in the script.
 */
function startWorker(): Worker {
  const address = new URL(workerAddress, import.meta.url).href;
  const script = new Blob([scriptFor(address)], { type: 'text/javascript' });
  const own = URL.createObjectURL(script);
  const worker = new Worker(own);
  // Its own script is read before it says anything, so the address may go then.
  worker.addEventListener('message', () => URL.revokeObjectURL(own), { once: true });
  return worker;
}

/** As text: whatever builds this module may change what a function in it calls. */
const scriptFor = (address: string): string => `
  const early = [];
  const keep = ({ data }) => early.push(data);
  self.addEventListener('message', keep);
  import(${JSON.stringify(address)}).then(() => {
    self.removeEventListener('message', keep);
    for (const data of early) self.dispatchEvent(new MessageEvent('message', { data }));
  }, reportError);
`;
