// A loader that makes reducers tell of each step, for model tests that count what they came to. It changes no file.

/** Functions `step(state, input)`, by the file that they stand in. */
const reducers = new Map([
  ['/bridge/src/stream-sender.ts', 'stepSender'],
  ['/bridge/src/abuse-meter.ts', 'stepMeter'],
]);

/**
 * @param {string} url
 * @param {object} context
 * @param {(url: string, context: object) => Promise<{ source?: string | Uint8Array }>} nextLoad
 */
export async function load(url, context, nextLoad) {
  const loaded = await nextLoad(url, context);
  const name = [...reducers].find(([file]) => url.split('?')[0]?.endsWith(file))?.[1];
  if (!name || loaded.source === undefined) return loaded;
  const source = String(loaded.source);
  const head = new RegExp(`function ${name}\\((\\w+),\\s*(\\w+)\\)\\s*\\{`);
  if (!head.test(source)) throw new Error(`${name}(state, input) is no longer in ${url}`);
  return { ...loaded, source: source.replace(head, `$& globalThis.roompaneSteps?.("${name}", $1, $2);`) };
}
