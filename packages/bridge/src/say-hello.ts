import {
  type Clock,
  envelopeChars,
  fromWireError,
  type Greeting,
  type Hello,
  parseAs,
  parseGreeting,
  PROTOCOL_VERSIONS,
  RoompaneError,
  type Welcome,
} from '@roompane/protocol';
import { chooseHelloTargets } from './hello-targets.ts';
import { readLaunchToken } from './launch-token.ts';
import type { Link } from './link.ts';
import { createMessagePortLink } from './message-port-link.ts';

export interface HelloOptions {
  /** Exact origins of the hosts to talk to. @default whoever embeds the page */
  readonly hosts?: readonly string[] | undefined;
  readonly clock: Clock;
  /** @default 10_000 */
  readonly timeoutMs?: number | undefined;
}

/** A host that took us. */
export interface Greeted {
  readonly link: Link;
  readonly welcome: Welcome;
}

/**
 * Requirements: one round trip; nothing that a page which the frame wandered to could pick up; no listener on `window`;
 * an end in bounded time, with a reason.
 *
 * Steps: (1) make a channel for each origin to try, and send one end with the hello to that origin alone. (2) The first
 * welcome on any of them wins and the others are closed; the first refusal ends it when it was the last hope. (3) Silence
 * is `host-silent`; a host that said *wait* and nothing more is `timed-out`.
 *
 * @spec HS1 HS2 HS6 HS8 HS13
 */
export async function sayHello({ hosts, clock, timeoutMs = 10_000 }: HelloOptions): Promise<Greeted> {
  if (globalThis.parent === globalThis.self || typeof document === 'undefined') {
    throw new RoompaneError('connection/not-framed');
  }
  const targets = chooseHelloTargets(hosts, readSurroundings());
  const hello = JSON.stringify(readHello());
  const over = new AbortController();
  const links: Link[] = [];
  let hasWaited = false;
  try {
    const greeted = await new Promise<Greeted>((resolve, reject) => {
      let refusals = 0;
      const take = (link: Link, arrival: string | undefined): void => {
        const greeting = readGreeting(arrival);
        if (greeting.type === 'wait') hasWaited = true;
        else if (greeting.type === 'welcome') resolve({ link, welcome: greeting });
        else if (++refusals === targets.length) reject(fromWireError(greeting.error));
      };
      clock.setTimer(
        timeoutMs,
        () =>
          reject(
            new RoompaneError(hasWaited ? 'connection/timed-out' : 'connection/host-silent', { data: { timeoutMs } }),
          ),
        over,
      );
      for (const target of targets) {
        const { port1, port2 } = new MessageChannel();
        const link = createMessagePortLink(port1);
        links.push(link);
        link.listen((arrival) => take(link, arrival), over);
        globalThis.parent.postMessage(hello, target, [port2]);
      }
    });
    links.splice(links.indexOf(greeted.link), 1);
    return greeted;
  } finally {
    over.abort();
    for (const link of links) link.close();
  }
}

/** Anything but a greeting is a refusal: a host that cannot say welcome is none. */
function readGreeting(arrival: string | undefined): Greeting {
  try {
    if (arrival === undefined || arrival.length > envelopeChars) throw new RoompaneError('envelope/invalid');
    return parseAs(parseGreeting, JSON.parse(arrival), 'envelope/invalid');
  } catch {
    return { type: 'refuse', error: { code: 'connection/refused', message: 'no greeting' } };
  }
}

function readSurroundings(): { embedder?: string; referrer?: string; hostname: string } {
  const embedder = (location as { ancestorOrigins?: DOMStringList }).ancestorOrigins?.[0];
  const { referrer } = document;
  return {
    ...(embedder === undefined ? {} : { embedder }),
    ...(referrer ? { referrer: new URL(referrer).origin } : {}),
    hostname: location.hostname,
  };
}

/** @spec HS10 HS12 */
function readHello(): Hello {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return {
    type: 'roompane/hello',
    versions: PROTOCOL_VERSIONS,
    token: readLaunchToken(navigation?.name ?? '') || readLaunchToken(location.href),
    isLoadDue: document.readyState !== 'complete' || navigation?.loadEventEnd === 0,
  };
}
