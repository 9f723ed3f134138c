import { isLoopback, RoompaneError } from '@roompane/protocol';

/** What a document can know of the page that embeds it. */
export interface Surroundings {
  /** `location.ancestorOrigins[0]` where the engine has it. Cannot be forged by that page. */
  readonly embedder?: string | undefined;
  /** The origin of `document.referrer`, where the embedding page lets it be known. A hint only. */
  readonly referrer?: string | undefined;
  /** `location.hostname`. */
  readonly hostname: string;
}

/**
 * The origins to say hello to: those that the author allows, narrowed to the one that is there. Loopback pages are allowed
 * to an add-in that is itself served from loopback, so that one line of code works in the playground and in production.
 * @throws `connection/host-not-allowed` when the embedding page is known and not allowed. @spec HS1 HS2 HS15
 */
export function chooseHelloTargets(
  hosts: readonly string[] | undefined,
  { embedder, referrer, hostname }: Surroundings,
): readonly string[] {
  const isAllowed = (origin: string): boolean =>
    !hosts || hosts.includes(origin) || (isLoopback(hostname) && isLoopback(origin.replace(/^https?:\/\/|:\d+$/g, '')));
  if (embedder) {
    if (!isAllowed(embedder)) throw new RoompaneError('connection/host-not-allowed', { data: { embedder } });
    return [embedder === 'null' ? '*' : embedder];
  }
  if (!hosts) return ['*'];
  return referrer && isAllowed(referrer) ? [...new Set([...hosts, referrer])] : hosts;
}
