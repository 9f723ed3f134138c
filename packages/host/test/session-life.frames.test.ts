import { expect } from '@open-wc/testing';
import { type LogEvent, RoompaneError } from '@roompane/protocol';
import { reached } from '@roompane/testing';
import { codeOf } from './code-of.ts';
import { HonestMount } from './honest-mount.ts';
import { honestPage, silentPage } from './stages/pages.ts';

describe('how the session of a mounted add-in begins, begins again and ends', () => {
  let page: HonestMount;

  beforeEach(async () => {
    page = await HonestMount.open();
  });

  afterEach(() => page.close());

  describe('a reload', () => {
    it('[HS9] is a new session, and goes on from a cursor without a loss or a repeat', async () => {
      await page.mount();
      await page.tell('connect');
      await page.tell('open', { name: 'a', of: 'messages' });
      await page.tell('take', { name: 'a', count: 1 });
      const say = (body: string) =>
        page.stage.deployment.say('fx', { id: 'rates', name: 'Rates', kind: 'bot' }, { body });
      ['m0', 'm1', 'm2'].forEach(say);
      const [, second] = (await page.tell('take', { name: 'a', count: 2 })) as LogEvent[];
      await page.again(() => page.tell('reload'));
      ['m3', 'm4'].forEach(say);
      await page.tell('connect');
      await page.tell('open', { name: 'b', of: 'messages', after: second!.cursor });
      expect(await page.tell('readUntil', { name: 'b', text: 'm4' })).to.deep.equal(['m2', 'm3', 'm4']);
      expect(page.session.state).to.equal('ready');
    });

    it('[HS10] is no navigation when the page says hello by itself: its load is absorbed', async () => {
      const phases: string[] = [];
      const { served } = page.begin(`${honestPage}?connect`);
      page.session.addEventListener('state-changed', ({ now }) => phases.push(now));
      await served;
      await reached(page.session, 'ready');
      for (let i = 0; i < 3; i++) {
        await page.again(() => page.tell('reload'));
        await page.tell('connect');
        await page.canPost();
      }
      expect(phases.filter((phase) => phase !== 'connecting')).to.deep.equal(['ready']);
    });

    it('[HS9] [LT2] ends the former session with what hung on it', async () => {
      await page.mount();
      await page.tell('connect');
      await page.tell('intercept', { rule: { does: 'hang' } });
      const posting = page.stage.room.post({ body: 'kept' });
      await page.tell('until', { type: 'checked' });
      await page.again(() => page.tell('reload'));
      await page.tell('connect');
      expect((await posting).trail[0]?.failure).to.equal('gone');
      await page.tell('intercept', { rule: { does: 'append', text: '!' } });
      expect(await page.stage.room.post({ body: 'next' })).to.have.nested.property('message.body.text', 'next!');
    });

    it('[HS9] by the host mounts the address afresh, with a new token', async () => {
      await page.mount();
      await page.tell('connect');
      const before = page.frame.src;
      await page.again(() => page.session.reload());
      expect(page.frame.src).to.not.equal(before);
      await reached(page.session, 'connecting');
      await page.tell('connect');
      expect(page.session.state).to.equal('ready');
      await page.canPost();
    });
  });

  describe('a room that is not ready', () => {
    it('[HS6] is waited for, and then welcomes', async () => {
      let enter: ((room: typeof page.stage.room) => void) | undefined;
      const room = new Promise<typeof page.stage.room>((resolve) => (enter = resolve));
      await page.mount(honestPage, { room });
      await page.tell('countArrivals');
      const connecting = page.tell('connect');
      await page.tell('arrival');
      expect(page.session.state).to.equal('connecting');
      enter?.(page.stage.room);
      expect((await connecting).info.title).to.equal('FX desk – London');
      await page.canPost();
    });

    it('[HS13] is given up after 10 s as timed out', async () => {
      await page.mount(honestPage, { room: new Promise(() => undefined) });
      await page.tell('countArrivals');
      const connecting = codeOf(page.tell('connect'));
      await page.tell('arrival');
      await page.tell('advance', 10_000);
      expect(await connecting).to.equal('connection/timed-out');
    });

    it('[HS13] refuses those who wait and those who come later when it cannot be joined', async () => {
      for (const isBefore of [true, false]) {
        let fail: ((reason: RoompaneError) => void) | undefined;
        await page.mount(honestPage, { room: new Promise((_resolve, reject) => (fail = reject)) });
        const connecting = isBefore ? codeOf(page.tell('connect')) : undefined;
        if (isBefore) await page.tell('countArrivals');
        fail?.(new RoompaneError('room/not-found'));
        await reached(page.session, 'ended');
        expect(page.session.error?.code).to.equal('room/not-found');
        expect(await (connecting ?? codeOf(page.tell('connect')))).to.equal('connection/refused');
        expect(page.session.state).to.equal('ended');
      }
    });

    it('[LT1] that is over refuses who comes', async () => {
      await page.stage.room.leave();
      await page.mount();
      expect(await codeOf(page.tell('connect'))).to.equal('connection/refused');
      expect(page.session.state).to.equal('ended');
      expect(page.session.error?.code).to.equal('room/not-joined');
    });
  });

  describe('an add-in that says nothing', () => {
    it('[HS14] is given up at the end of its time, and not before', async () => {
      page.begin(silentPage, { helloTimeoutMs: 7_000 });
      await reached(page.session, 'connecting');
      page.stage.clock.advance(6_999);
      expect(page.session.state).to.equal('connecting');
      page.stage.clock.advance(1);
      expect(page.session.state).to.equal('ended');
      expect(page.session.error).to.deep.include({ code: 'connection/addin-silent', data: { hasLoaded: true } });
    });

    it('[HS14] is given up too when its page never loads', () => {
      page.begin(silentPage, { frame: document.createElement('iframe'), helloTimeoutMs: 1_000 });
      page.stage.clock.advance(3_000);
      expect(page.session.error).to.deep.include({ code: 'connection/addin-silent', data: { hasLoaded: false } });
    });

    it('[HS9] is welcome when it says hello after all', async () => {
      await page.mount();
      page.stage.clock.advance(30_000);
      expect(page.session.error?.code).to.equal('connection/addin-silent');
      await page.tell('connect');
      expect([page.session.state, page.session.error]).to.deep.equal(['ready', undefined]);
      await page.canPost();
    });
  });

  describe('the end', () => {
    it('[LT1] [LT3] comes by close() and by the signal, for good', async () => {
      for (const way of ['close', 'signal'] as const) {
        const over = new AbortController();
        await page.mount(honestPage, { signal: over.signal });
        await page.tell('connect');
        if (way === 'close') page.session.close();
        else over.abort();
        expect([page.session.state, page.session.error?.code]).to.deep.equal(['ended', 'connection/closed']);
        await page.tell('until', { type: 'closed' });
        const connecting = codeOf(page.tell('connect'));
        await page.tell('advance', 10_000);
        expect(await connecting, way).to.equal('connection/host-silent');
        expect(page.session.state).to.equal('ended');
      }
    });

    it('[LT1] comes with the removal of the frame: at once where it is seen, with the next ping where it is not', async () => {
      await page.mount();
      await page.tell('connect');
      page.frame.remove();
      await reached(page.session, 'ended');
      expect(page.session.error?.code).to.equal('connection/closed');

      await page.mount();
      await page.tell('connect');
      page.frame.hidden = true;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      page.frame.remove();
      page.stage.clock.advance(5_000);
      expect(page.session.error?.code).to.equal('connection/closed');
    });

    it('[LT1] comes at once for an add-in too many in a room, and nothing is thrown into the page', async () => {
      const addin = { id: 'x', name: 'X' };
      const attached = Array.from({ length: 32 }, (_, i) => page.stage.room.intercept({ addin, sessionKey: `${i}` }));
      await page.mount();
      expect(await codeOf(page.tell('connect'))).to.equal('connection/refused');
      expect(page.session.error?.code).to.equal('limit/exceeded');
      for (const each of attached) each.detach();
    });
  });
});
