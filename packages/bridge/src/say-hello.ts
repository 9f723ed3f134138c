import {
  type Clock,
  envelopeChars,
  type ErrorCode,
  fromWireError,
  type Greeting,
  type Hello,
  parseGreeting,
  PROTOCOL_VERSIONS,
  RoompaneError,
  type Welcome,
  type Link,
} from '@roompane/protocol';
import { chooseHelloTargets } from './hello-targets.ts';
import { readLaunchToken } from './launch-token.ts';
import { createMessagePortLink } from './message-port-link.ts';

/** Before anything that is started behind its imports, as a router is. */
const addressAtImport = (globalThis as { readonly location?: Location }).location?.href;

export interface HelloOptions {
  /** Exact origins of the hosts to talk to. @default whoever embeds the page */
  readonly hosts?: readonly string[] | undefined;
  readonly clock: Pick<Clock, 'setTimer'>;
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
  const { parent } = globalThis as { readonly parent?: Window };
  if (!parent || parent === globalThis.self) throw new RoompaneError('connection/not-framed');
  const targets = chooseHelloTargets(hosts, location, document.referrer);
  const over = new AbortController();
  const links = new Set<Link>();
  try {
    return await new Promise<Greeted>((resolve, reject) => {
      let silence: ErrorCode = 'connection/host-silent';
      let hopes = targets.length;
      clock.setTimer(timeoutMs, () => reject(new RoompaneError(silence)), over);
      for (const target of targets) {
        const { port1, port2 } = new MessageChannel();
        const link = createMessagePortLink(port1);
        links.add(link);
        const take = (greeting: Greeting | undefined): void => {
          if (greeting?.type === 'wait') silence = 'connection/timed-out';
          else if (greeting?.type === 'welcome') {
            links.delete(link);
            resolve({ link, welcome: greeting });
          } else if (--hopes === 0) {
            const error = greeting && fromWireError(greeting.error);
            // A refusal with a code of another family is a refusal like any other.
            reject(error?.code.startsWith('connection/') ? error : new RoompaneError('connection/refused'));
          }
        };
        link.listen((arrival) => take(readGreeting(arrival)), over);
        parent.postMessage(JSON.stringify(readHello()), target, [port2]);
      }
    });
  } finally {
    over.abort();
    for (const link of links) link.close();
  }
}

/** Anything but a greeting counts as a refusal: a host that cannot say welcome is none. */
function readGreeting(arrival = ''): Greeting | undefined {
  try {
    return parseGreeting(JSON.parse(arrival.slice(0, envelopeChars)), '');
  } catch {
    return undefined;
  }
}

/**
 * The navigation entry comes last: WebKit gives a document that it takes out of its cache the entry of an earlier load,
 * with the token of that mount.
 *
 * @spec HS10 HS12
 */
function readHello(): Hello {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return {
    type: 'roompane/hello',
    versions: PROTOCOL_VERSIONS,
    token: readLaunchToken(`${location.href} ${addressAtImport} ${navigation?.name}`),
    isLoadDue: document.readyState !== 'complete' || navigation?.loadEventEnd === 0,
  };
}
