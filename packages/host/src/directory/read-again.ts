export interface ReadAgainOptions<T> {
  readonly read: (signal: AbortSignal) => Promise<T>;
  /** Dispatches `bell` when `read` would give something else. */
  readonly target: EventTarget;
  readonly bell: string;
  readonly signal: AbortSignal;
}

/** What `read` gives, now and each time the bell has rung; bells that ring while it is read count as one. */
export async function* readAgain<T>({ read, target, bell, signal }: ReadAgainOptions<T>): AsyncGenerator<T, void> {
  const over = new AbortController();
  let isDue = false;
  let wake = (): void => undefined;
  const ring = (): void => {
    isDue = true;
    wake();
  };
  target.addEventListener(bell, ring, over);
  signal.addEventListener('abort', ring, over);
  try {
    while (!signal.aborted) {
      isDue = false;
      yield await read(signal);
      if (!isDue) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    over.abort();
  }
}
