/** Resolves once `isSo`, which is looked at now and after each event of that type. */
export async function untilSo(
  target: EventTarget,
  type: string,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const ended = new AbortController();
  let hear = (): void => {};
  target.addEventListener(type, () => hear(), { signal: ended.signal });
  try {
    for (;;) {
      const heard = new Promise<void>((resolve) => (hear = resolve));
      if (await isSo()) return;
      await heard;
    }
  } finally {
    ended.abort();
  }
}
