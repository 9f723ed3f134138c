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
  let rung = 0;
  let wake = (): void => undefined;
  const ring = (): void => {
    rung++;
    wake();
  };
  target.addEventListener(bell, ring, over);
  signal.addEventListener('abort', ring, over);
  try {
    while (!signal.aborted) {
      const before = rung;
      yield await read(signal);
      if (rung === before) await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    over.abort();
  }
}
