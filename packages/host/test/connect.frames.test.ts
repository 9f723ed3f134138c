import { expect } from '@open-wc/testing';
import { connect } from '@roompane/addin';
import { parseAs, parseHello, PROTOCOL_VERSIONS } from '@roompane/protocol';
import { reached, tellFrame, whenServed } from '@roompane/testing';
import { addinOrigin, hostOrigin } from 'virtual:two-sites';
import { codeOf } from './code-of.ts';
import type { HonestPage } from './frames/honest-page.ts';
import { HonestMount } from './honest-mount.ts';
import { whenLoaded } from './mounted.ts';
import { embedderPage, honestPage } from './stages/pages.ts';

const elsewhere = ['https://chat.example'];

describe('connect() of an add-in', () => {
  describe('in a page that nobody mounted', () => {
    let frame: HTMLIFrameElement;

    /** Embeds the page at `address`, as any page of the web may. */
    const embed = (address: string): Promise<void> => {
      frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      const served = whenServed(frame);
      frame.src = address;
      document.body.append(frame);
      return served;
    };

    const heard = (isWanted: (event: MessageEvent<unknown>) => boolean): Promise<MessageEvent<unknown>> =>
      new Promise((resolve) => {
        const over = new AbortController();
        const listen = (event: MessageEvent<unknown>): void => {
          if (event.source !== frame.contentWindow || !isWanted(event)) return;
          over.abort();
          resolve(event);
        };
        window.addEventListener('message', listen, over);
      });

    afterEach(() => frame?.remove());

    it('[HS13] says that it is not framed', async () => {
      expect(await codeOf(connect())).to.equal('connection/not-framed');
      expect(await codeOf(connect({ hosts: elsewhere }))).to.equal('connection/not-framed');
    });

    it('[HS1] [HS10] sends one string with what it speaks, whether its load is due, and one port', async () => {
      for (const isLoadDue of [true, false]) {
        const served = embed(`${addinOrigin}${honestPage}${isLoadDue ? '?connect' : ''}#?roompane=abc`);
        const hello = heard(({ data }) => typeof data === 'string' && data.includes('roompane/'));
        await Promise.all([served, whenLoaded(frame)]);
        if (!isLoadDue) void codeOf(tellFrame<HonestPage>(frame)('connect'));
        const { data, origin, ports } = await hello;
        expect([origin, ports.length]).to.deep.equal(['null', 1]);
        const said = parseAs(parseHello, JSON.parse(data as string), 'envelope/invalid');
        const expected = { type: 'roompane/hello', versions: PROTOCOL_VERSIONS, token: 'abc', isLoadDue };
        expect(said).to.deep.equal(expected);
        frame.remove();
      }
    });

    it('[HS13] gives up after 10 s of silence, and not before', async () => {
      await embed(addinOrigin + honestPage);
      const tell = tellFrame<HonestPage>(frame);
      for (let i = 0; i < 2; i++) {
        let isOver = false;
        const connecting = codeOf(tell('connect')).finally(() => (isOver = true));
        const other = codeOf(tell('connect'));
        await tell('advance', 9_999);
        expect(isOver).to.equal(false);
        await tell('advance', 1);
        expect([await connecting, await other]).to.deep.equal(['connection/host-silent', 'connection/host-silent']);
      }
    });

    it('[HS2] says nothing to a page that is not among its hosts', async () => {
      const said: unknown[] = [];
      const served = (async () => {
        await heard(({ data }) => said.push(data) > 0 && data === 'heard: acts are served');
      })();
      void embed(`${hostOrigin}${embedderPage}?src=${encodeURIComponent(addinOrigin + honestPage)}`);
      await served;
      // The embedder is opaque, so it is no loopback host, though it is on this machine.
      const tell = tellFrame<HonestPage>({ contentWindow: frame.contentWindow?.[0] ?? null });
      expect(await codeOf(tell('connect', { hosts: elsewhere }))).to.equal('connection/host-not-allowed');
      expect(await codeOf(tell('connect', { hosts: [...elsewhere, hostOrigin] }))).to.equal(
        'connection/host-not-allowed',
      );
      const hello = heard(({ data }) => said.push(data) > 0 && String(data).includes('roompane/hello'));
      void tell('connect').catch(() => undefined);
      await hello;
      expect(said.filter((each) => String(each).includes('roompane/hello'))).to.have.length(1);
    });
  });

  describe('in a page that a host mounted', () => {
    let page: HonestMount;

    beforeEach(async () => {
      page = await HonestMount.open();
      await page.mount();
    });

    afterEach(() => page.close());

    it('[HS1] reaches a host that its author names', async () => {
      await page.tell('connect', { hosts: [...elsewhere, hostOrigin] });
      await page.canPost();
    });

    it('[HS15] reaches a loopback host that its author does not name, being served from loopback itself', async () => {
      await page.tell('connect', { hosts: elsewhere });
      await page.canPost();
    });

    it('[HS16] gives the same room to each call, also to those of another copy of the package', async () => {
      await page.tell('connect');
      expect(await page.tell('connectTwice')).to.equal(true);
      expect(await page.tell('connectByCopy')).to.equal(true);
      expect(page.session.state).to.equal('ready');
    });

    it('[HS16] rejects other hosts while a connection is pending or alive', async () => {
      const connecting = page.tell('connect');
      expect(await codeOf(page.tell('connect', { hosts: elsewhere }))).to.equal('argument/invalid');
      await connecting;
      expect(await codeOf(page.tell('connect', { hosts: elsewhere }))).to.equal('argument/invalid');
      expect(await codeOf(page.tell('connectByCopy', { hosts: elsewhere }))).to.equal('argument/invalid');
      await page.canPost();
    });

    it('[LT1] ends behind the block that uses it, also in an engine that does not know `using`', async () => {
      await page.tell('connect');
      await page.tell('leaveBlock');
      await page.tell('until', { type: 'closed' });
      await reached(page.session, 'ended');
      expect(page.session.error?.code).to.equal('connection/closed');
    });

    it('[HS16] connects anew after the end, with other hosts too', async () => {
      await page.tell('connect');
      await page.tell('close');
      await page.tell('connect', { hosts: elsewhere });
      await page.canPost();
      expect(page.session.state).to.equal('ready');
    });
  });
});
