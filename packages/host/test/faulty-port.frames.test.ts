import { expect } from '@open-wc/testing';
import { PortConditions, withPort } from '@roompane/testing/faults';
import { reached } from '@roompane/testing';
import { codeOf } from './code-of.ts';
import { HonestMount } from './honest-mount.ts';

const DEADLINE_MS = 15_000;

describe('a mounted add-in behind a faulty port', () => {
  let page: HonestMount;
  let port: PortConditions;

  beforeEach(async () => {
    page = await HonestMount.open();
    port = new PortConditions();
    const { clock } = page.stage;
    await page.mount(undefined, { wrapLink: (link) => withPort(link, port, { clock }) });
    await page.tell('connect');
  });

  afterEach(() => page.close());

  it('[LV2] is unresponsive after its time when the port is dropped, and ready when it is back', async () => {
    await page.canPost();
    port.isDropped = true;
    page.stage.clock.advance(9_999);
    expect(page.session.state).to.equal('ready');
    page.stage.clock.advance(5_001);
    expect(page.session.state).to.equal('unresponsive');
    port.isDropped = false;
    page.stage.clock.advance(5_000);
    await reached(page.session, 'ready');
    await page.canPost();
  });

  it('[CL6] lets what it asked time out when the host has crashed, and a reload finds a living port', async () => {
    port.crash();
    const reading = codeOf(page.tell('read', { limit: 1 }));
    await page.tell('advance', DEADLINE_MS);
    expect(await reading).to.equal('call/timed-out');
    expect(page.session.state).to.equal('ready');
    await page.again(() => page.session.reload());
    await page.tell('connect');
    await page.canPost();
  });

  it('[OP6] [OP8] counts the verdict of a slow add-in as late, and posts the draft as it was', async () => {
    await page.tell('intercept', { rule: { does: 'append', text: '!' } });
    expect(await page.stage.room.post({ body: 'in time' })).to.have.nested.property('message.body.text', 'in time!');

    port.toHostDelayMs = 10_000;
    const posting = page.stage.room.post({ body: 'unchecked' });
    await page.tell('until', { type: 'checked', count: 2 });
    page.stage.clock.advance(4_000);
    page.stage.clock.advance(250);
    const outcome = await posting;
    expect(outcome.trail.map(({ did, failure }) => [did, failure])).to.deep.equal([['unchecked', 'late']]);
    expect(outcome).to.have.nested.property('message.body.text', 'unchecked');
    page.stage.clock.advance(10_000);
    const texts = page.stage.deployment.log('fx').map((event) => event.type === 'posted' && event.message.body.text);
    expect(texts).to.deep.equal(['in time!', 'unchecked']);
  });

  it('[LT1] ends a dropped session when the host closes it, and leaves no timer', async () => {
    port.toAddinDelayMs = 1_000;
    port.isDropped = true;
    page.session.close();
    expect(page.session.state).to.equal('ended');
    expect(page.stage.clock.pending).to.equal(0);
    expect(await page.tell('diary')).to.deep.equal([]);
  });

  it('[LT1] says bye to an add-in behind a slow host', async () => {
    port.toAddinDelayMs = 1_000;
    page.session.close();
    page.stage.clock.advance(1_000);
    await page.tell('until', { type: 'closed' });
  });
});
