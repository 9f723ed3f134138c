import { parseEntry, RoompaneError } from '@roompane/protocol';

/**
 * The `frame-src` directive for a host's content security policy: exactly the origins of the entries that it mounts. With
 * it a frame can neither navigate nor be redirected to anywhere else.
 * @throws `entry/not-allowed` for an entry that could not be mounted, or that is on the host's own origin. @spec EY4
 */
export function createFrameSrc(entries: readonly string[], hostOrigin: string): string {
  const origins = new Set(entries.map((entry) => parseEntry(entry).origin));
  if (origins.has(hostOrigin)) {
    const message = `Failed to allow frames of “${hostOrigin}”: it is the host's own origin. Serve the add-in from another one.`;
    throw new RoompaneError('entry/not-allowed', { message, data: { reason: "the host's own origin" } });
  }
  return `frame-src ${origins.size > 0 ? [...origins].sort().join(' ') : "'none'"}`;
}
