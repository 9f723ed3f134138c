import { isLoopback, RoompaneError } from '@roompane/protocol';

/** What a document's `location` says of the page that embeds it. */
export interface Place {
  /** Where the engine has it; the first one cannot be forged by that page. */
  readonly ancestorOrigins?: ArrayLike<string>;
  readonly hostname: string;
}

/**
 * The origins to say hello to: those that the author allows, narrowed to the one that is there. Loopback pages are allowed
 * to an add-in that is itself served from loopback, so that one line of code works in the playground and in production.
 * `referrer` is a hint only, and empty where the embedding page does not let it be known.
 * @throws `connection/host-not-allowed` when the embedding page is known and not allowed. @spec HS1 HS2 HS15
 */
export function chooseHelloTargets(
  hosts: readonly string[] | undefined,
  { ancestorOrigins, hostname }: Place,
  referrer: string,
): readonly string[] {
  const embedder = ancestorOrigins?.[0];
  const isAllowed = (origin: string): boolean =>
    !hosts || hosts.includes(origin) || (isLoopback(hostname) && isLoopback(origin));
  if (embedder) {
    if (!isAllowed(embedder)) throw new RoompaneError('connection/host-not-allowed', { data: { embedder } });
    return [embedder === 'null' ? '*' : embedder];
  }
  if (!hosts) return ['*'];
  const origin = referrer.split('/', 3).join('/');
  return isAllowed(origin) ? [...new Set([...hosts, origin])] : hosts;
}
