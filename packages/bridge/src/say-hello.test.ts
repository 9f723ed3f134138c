import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { isRoompaneError } from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import { type Greeted, sayHello } from './say-hello.ts';

const hosts = ['https://one.example', 'https://two.example', 'https://three.example'];
const context = {
  info: { id: 'fx', title: 'FX desk', description: '', kind: 'regular', privacy: 'open' },
  me: { id: 'sam', name: 'Sam', kind: 'user', role: 'member', may: [] },
  appearance: { theme: 'light', density: 'comfortable', locale: 'en', direction: 'ltr' },
  grants: [],
  openReason: 'user',
  areClocksHeld: false,
};
const welcome = JSON.stringify({ type: 'welcome', version: 1, context, methods: [], limits: {} });
const refusal = JSON.stringify({ type: 'refuse', error: { code: 'connection/refused', message: 'no' } });

/** One hello, as the page that embeds the add-in would get it: only the one with its own origin arrives. */
interface Sent {
  readonly written: string;
  readonly target: string;
  readonly port: MessagePort;
}

const endingOf = (connecting: Promise<Greeted>): Promise<string> =>
  connecting.then(
    () => 'welcomed',
    (error: unknown) => (isRoompaneError(error) ? error.code : String(error)),
  );

// A browser that does not tell an add-in who embeds it: the other way is in the frames' tests.
describe('a hello where the platform does not tell who embeds the add-in', () => {
  let sent: Sent[];
  let clock: ManualClock;
  const former = new Map<string, PropertyDescriptor | undefined>();

  beforeEach(() => {
    sent = [];
    clock = new ManualClock();
    const parent = {
      postMessage: (written: string, target: string, [port]: readonly [MessagePort]) =>
        void sent.push({ written, target, port }),
    };
    const href = 'https://addin.example/pane#?roompane=abc';
    const globals = {
      parent,
      document: { referrer: '', readyState: 'complete' },
      location: { hostname: 'addin.example', href },
    };
    for (const [name, value] of Object.entries(globals)) {
      former.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
      Object.defineProperty(globalThis, name, { value, configurable: true });
    }
  });

  /** Resolves when the far end of `port` is closed. */
  const closing = (port: MessagePort): Promise<unknown> => {
    // Who is not listened to keeps nobody awake for the news.
    port.addEventListener('message', () => undefined);
    return once(port, 'close');
  };

  afterEach(() => {
    for (const [name, descriptor] of former) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
    for (const { port } of sent) port.close();
  });

  it('[HS1] goes to each host that the author names, with a channel of its own, and to nobody else', async () => {
    const connecting = endingOf(sayHello({ hosts, clock }));
    assert.deepEqual(
      sent.map(({ target }) => target),
      hosts,
    );
    assert.equal(new Set(sent.map(({ port }) => port)).size, 3);
    assert.equal(new Set(sent.map(({ written }) => written)).size, 1);
    assert.equal((JSON.parse(sent[0]!.written) as { token: string }).token, 'abc');
    clock.advance(10_000);
    assert.equal(await connecting, 'connection/host-silent');
  });

  /** The token in the hello of a document that stands at `href`, and whose navigation entry has another address. */
  const tokenAt = async (href: string, entry: string, say = sayHello): Promise<unknown> => {
    Object.assign(location, { href });
    const entries = mock.method(performance, 'getEntriesByType', () => [{ name: entry, loadEventEnd: 1 }]);
    const connecting = endingOf(say({ clock }));
    entries.mock.restore();
    clock.advance(10_000);
    await connecting;
    return (JSON.parse(sent.at(-1)!.written) as { token: unknown }).token;
  };

  it('[HS12] bears the token of its address, whatever its navigation entry says, and that entry’s where a router took it away', async () => {
    const [fresh, stale] = ['https://addin.example/pane#?roompane=new', 'https://addin.example/pane#?roompane=old'];
    assert.equal(await tokenAt(fresh, stale), 'new');
    assert.equal(await tokenAt('https://addin.example/pane#/pairs', fresh), 'new');
    assert.equal(await tokenAt('https://addin.example/pane#/pairs', 'https://addin.example/pane'), '');
  });

  it('[HS12] bears the token of the address at which the package was imported, where a router began behind that', async () => {
    const [fresh, stale] = ['https://addin.example/pane#?roompane=new', 'https://addin.example/pane#?roompane=old'];
    Object.assign(location, { href: fresh });
    // @ts-expect-error the compiler knows no queries
    const copy = (await import('./say-hello.ts?imported-at-its-address')) as { readonly sayHello: typeof sayHello };
    assert.equal(await tokenAt('https://addin.example/pane#/pairs', stale, copy.sayHello), 'new');
  });

  it('[HS1] goes to whoever is there only where the author names nobody', async () => {
    const connecting = endingOf(sayHello({ clock }));
    assert.deepEqual(
      sent.map(({ target }) => target),
      ['*'],
    );
    clock.advance(10_000);
    await connecting;
  });

  it('[HS8] takes the first welcome, and closes the other channels', async () => {
    const connecting = sayHello({ hosts, clock });
    const [one, two, three] = sent.map(({ port }) => port) as [MessagePort, MessagePort, MessagePort];
    const closed = Promise.all([closing(one), closing(three)]);
    two.postMessage(welcome);
    const { link, welcome: taken } = await connecting;
    assert.equal(taken.context.info.title, 'FX desk');
    await closed;
    const heard = new Promise((resolve) => (two.onmessage = ({ data }) => resolve(data)));
    link.send('still open');
    assert.equal(await heard, 'still open');
    assert.equal(clock.pending, 0);
    link.close();
  });

  it('[HS8] [HS13] is refused when the last hope is gone, and not before', async () => {
    const connecting = endingOf(sayHello({ hosts, clock }));
    const [one, two, three] = sent.map(({ port }) => port) as [MessagePort, MessagePort, MessagePort];
    one.postMessage(refusal);
    two.postMessage('nonsense');
    const closed = closing(three);
    three.postMessage(refusal);
    assert.equal(await connecting, 'connection/refused');
    await closed;
    assert.equal(clock.pending, 0);

    const again = sayHello({ hosts, clock });
    const [first, , last] = sent.slice(3).map(({ port }) => port);
    first?.postMessage(refusal);
    last?.postMessage(welcome);
    (await again).link.close();
  });

  it('[HS13] is not sent where there is nobody to send it to', async () => {
    Object.defineProperty(globalThis, 'parent', { value: globalThis.self, configurable: true });
    assert.equal(await endingOf(sayHello({ hosts, clock })), 'connection/not-framed');
    assert.equal(sent.length, 0);
  });
});
