import { expect } from '@open-wc/testing';
import { connect } from '@roompane/addin';
import { type AddinActs, type FakeHost, fakeHost, reached, tellFrame, whenServed } from '@roompane/testing';
import { addinOrigin } from 'virtual:two-sites';

describe('fakeHost in a browser', () => {
  let host: FakeHost;

  beforeEach(async () => {
    host = await fakeHost({ messages: [{ body: 'Good morning' }] });
  });

  afterEach(() => host.close());

  it('is met by an add-in’s code in the page of the test, which is as it was afterwards', async () => {
    const { parent } = globalThis;
    const room = await host.admit(connect);
    expect(globalThis.parent).to.equal(parent);
    expect((await room.messages.latest()).events).to.have.length(1);
    await room.post({ body: 'Bid 86' });
    expect(host.messages.at(-1)?.via?.id).to.equal('addin');
  });

  it('mounts an add-in in an opaque frame on another site', async () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const served = whenServed(frame);
    const entry = `${addinOrigin}/packages/host/test/frames/honest.html`;
    const session = host.mount(frame, { id: 'feed', name: 'Market feed', version: '1', entry, requires: [] });
    await served;
    const tell = tellFrame<AddinActs>(frame);
    expect((await tell('connect')).origin).to.equal('null');
    await reached(session, 'ready');
    await tell('post', { draft: { body: 'Fixing in 5' } });
    expect(host.messages.at(-1)?.via).to.deep.equal({ id: 'feed', name: 'Market feed' });
    frame.remove();
  });
});
