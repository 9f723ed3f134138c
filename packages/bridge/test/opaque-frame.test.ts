import { expect } from '@open-wc/testing';
import { addinOrigin, hostOrigin } from 'virtual:two-sites';

interface Probe {
  readonly origin: string;
  readonly href: string;
  readonly isSecure: boolean;
}

const probePath = '/packages/bridge/test/frames/opaque-probe.html';

const nextMessage = (target: EventTarget): Promise<MessageEvent<string>> =>
  new Promise((resolve) => {
    target.addEventListener('message', (event) => resolve(event as MessageEvent<string>), { once: true });
  });

describe('the ground: an opaque frame on another site', () => {
  it('has no origin of its own, and reports so through a channel that it made', async () => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = addinOrigin + probePath;
    const greeting = nextMessage(window);
    document.body.append(frame);

    const { source, origin, ports } = await greeting;
    expect(source).to.equal(frame.contentWindow);
    expect(origin).to.equal('null');
    const [port] = ports;
    if (!port) expect.fail('the greeting brought no port');
    port.start();
    const probe = JSON.parse((await nextMessage(port)).data) as Probe;

    expect(probe.origin).to.equal('null');
    expect(probe.isSecure).to.equal(true);
    expect(new URL(probe.href).origin).to.equal(addinOrigin);
    frame.remove();
  });

  it('differs from its host in site, not only in port', () => {
    expect(location.origin).to.equal(hostOrigin);
    expect(new URL(addinOrigin).hostname).to.not.equal(location.hostname);
  });

  it('lets another origin read from the add-in server only', async () => {
    const fromAddinServer = await fetch(addinOrigin + probePath);
    expect(fromAddinServer.type).to.equal('cors');
    const fromHostServer = await fetch(hostOrigin + probePath);
    expect(fromHostServer.headers.get('access-control-allow-origin')).to.equal(null);
  });
});
