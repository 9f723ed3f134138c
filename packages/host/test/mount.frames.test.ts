import { expect } from '@open-wc/testing';
import type { Observe } from '@roompane/host';
import { type Manifest, RoompaneError } from '@roompane/protocol';
import { reached } from '@roompane/testing';
import { addinOrigin, hostOrigin } from 'virtual:two-sites';
import { codeOf } from './code-of.ts';
import { HonestMount } from './honest-mount.ts';
import { manifestOf } from './mounted.ts';
import { honestPage, silentPage } from './stages/pages.ts';

describe('where a mounted add-in stands', () => {
  let page: HonestMount;

  beforeEach(async () => {
    page = await HonestMount.open();
  });

  afterEach(() => page.close());

  describe('its address', () => {
    it('[HS5] has a new token of 128 bits behind the entry’s own fragment, at every mount', async () => {
      const tokens = new Set<string>();
      for (const [entry, fragment] of [
        [honestPage, /^#\?roompane=([0-9a-f]{32,})$/],
        [`${honestPage}#/pairs`, /^#\/pairs\?roompane=([0-9a-f]{32,})$/],
        [`${honestPage}#/pairs?of=usd`, /^#\/pairs\?of=usd&roompane=([0-9a-f]{32,})$/],
        [honestPage, /^#\?roompane=([0-9a-f]{32,})$/],
      ] as const) {
        await page.mount(entry);
        const [, token] = fragment.exec(await page.tell('fragment')) ?? [];
        expect(token, entry).to.be.a('string');
        tokens.add(token!);
        expect(page.frame.src).to.equal(
          new URL(entry, addinOrigin).href.replace(/#.*/, '') + (await page.tell('fragment')),
        );
        await page.tell('connect');
        await page.canPost();
      }
      expect(tokens.size).to.equal(4);
    });

    it('[HS12] is read from the navigation, so that a hash router may rewrite it before connect()', async () => {
      await page.mount(`${honestPage}#/pairs`);
      await page.tell('route', '/another');
      await page.tell('connect');
      await page.canPost();
    });
  });

  describe('its frame', () => {
    it('[EY2] gets its sandbox before its address', () => {
      const seen: string[] = [];
      const frame = document.createElement('iframe');
      const set = frame.setAttribute.bind(frame);
      frame.setAttribute = (name, value) => {
        seen.push(`${name} with src “${frame.src}”`);
        set(name, value);
      };
      page.begin(silentPage, { frame });
      expect(seen).to.deep.equal(['sandbox with src “”']);
      expect(frame.getAttribute('sandbox')).to.equal('allow-scripts allow-forms');
      expect(frame.src).to.match(/silent\.html#/);
    });

    it('[EY2] has its own origin where the host allows it, and nothing more', async () => {
      await page.mount(honestPage, { ownOrigin: true });
      expect(page.frame.getAttribute('sandbox')).to.equal('allow-scripts allow-forms allow-same-origin');
      expect((await page.tell('connect')).origin).to.equal(addinOrigin);
    });

    it('[EY3] is refused an origin of its own on the host’s site', () => {
      expect(() => page.begin(`${hostOrigin}${honestPage}`, { ownOrigin: true }))
        .to.throw(RoompaneError)
        .with.property('code', 'entry/not-allowed');
    });

    it('[EY1] is refused an address that is not https or loopback', () => {
      for (const entry of [
        'javascript:alert(1)',
        'data:text/html,hi',
        'http://chat.example/',
        'https://me:pass@a.example/',
      ]) {
        expect(() => page.begin(entry), entry)
          .to.throw(RoompaneError)
          .with.property('code', 'entry/not-allowed');
      }
    });
  });

  describe('its manifest', () => {
    /** What crosses the port while the page connects and posts, but for pings; ids and times are each session’s own. */
    const crossings = async (templates: Manifest['templates']): Promise<string[]> => {
      const crossed: string[] = [];
      const observe: Observe = (event) => {
        if (event.type === 'crossed') crossed.push(`${event.direction} ${event.written}`);
      };
      await page.mount(honestPage, {
        observe,
        manifest: { ...manifestOf(honestPage), ...(templates ? { templates } : {}) },
      });
      await page.tell('connect');
      await page.canPost();
      page.session.close();
      // In no order: what the two sides send at the same time may cross either way.
      return crossed
        .filter((line) => !/"type":"p[io]ng"/.test(line))
        .map((line) => line.replace(/"(id|key|cursor|token|[a-zA-Z]*EpochMs)":("[^"]*"|\d+)/g, '"$1":0'))
        .sort();
    };

    it('[MA7] draws by templates on the host’s side, and the add-in learns nothing of them', async () => {
      const fields = [{ label: 'Bid', path: '/bid' }];
      const plain = await crossings(undefined);
      expect(plain.length).to.be.above(3);
      expect(await crossings([{ dataType: 'fx/rates', title: 'Rates', fields, display: 'row' }])).to.deep.equal(plain);
    });
  });

  describe('a frame that wanders off', () => {
    it('[HS10] [LT1] ends the session, and comes back by reload()', async () => {
      await page.mount();
      await page.tell('connect');
      void page.tell('go', addinOrigin + silentPage);
      await reached(page.session, 'ended');
      expect(page.session.error?.code).to.equal('connection/navigated-away');
      await page.again(() => page.session.reload());
      await page.tell('connect');
      expect(page.session.error).to.equal(undefined);
      await page.canPost();
    });

    it('[HS5] [HS10] is not heard without the token, also when it is the same page', async () => {
      await page.mount();
      await page.tell('connect');
      await page.again(() => page.tell('go', addinOrigin + honestPage));
      await reached(page.session, 'ended');
      const connecting = codeOf(page.tell('connect'));
      await page.tell('advance', 10_000);
      expect(await connecting).to.equal('connection/host-silent');
      expect(page.session.state).to.equal('ended');
    });

    it('[HS11] to the host’s own origin is removed, whatever it was', async () => {
      const target = encodeURIComponent(`${hostOrigin}${silentPage}`);
      page.begin(`/__redirect?to=${target}`, { ownOrigin: true });
      await reached(page.session, 'ended');
      expect(page.session.error?.code).to.equal('connection/frame-readable');
      expect(page.frame.isConnected).to.equal(false);
    });

    it('[HS11] is removed also in the middle of a session, and after it was given up', async () => {
      await page.mount(honestPage, { ownOrigin: true });
      await page.tell('connect');
      void page.tell('go', hostOrigin + silentPage);
      await reached(page.session, 'ended');
      expect(page.session.error?.code).to.equal('connection/frame-readable');
      expect(page.frame.isConnected).to.equal(false);
      page.session.reload();
      expect([page.session.state, page.session.error?.code]).to.deep.equal(['ended', 'connection/frame-readable']);

      await page.mount(honestPage, { ownOrigin: true });
      page.stage.clock.advance(30_000);
      expect(page.session.error?.code).to.equal('connection/addin-silent');
      const removed = new Promise((resolve) =>
        new MutationObserver(resolve).observe(document.body, { childList: true }),
      );
      void page.tell('go', hostOrigin + silentPage);
      await removed;
      expect(page.frame.isConnected).to.equal(false);
    });
  });
});
