import { expect } from '@open-wc/testing';
import { hostileHost, RawHost } from '@roompane/testing';
import { addinOrigin } from 'virtual:two-sites';
import { honestPage } from './stages/pages.ts';

describe('an honest add-in, in an opaque frame on another site, with a hostile host', () => {
  let host: RawHost;
  let ran = 0;

  beforeEach(async () => {
    host = await RawHost.embed(addinOrigin + honestPage);
  });

  afterEach(() => host.remove());

  after(() => console.log(`${ran} cases of a hostile host ran over an opaque frame on another site`));

  it('stands where it says it stands', async () => {
    expect((await host.welcome()).origin).to.equal('null');
    expect(new URL(addinOrigin).hostname).to.not.equal(location.hostname);
  });

  for (const { title, run } of hostileHost()) {
    it(title, async () => {
      await run(host);
      ran++;
    });
  }
});
