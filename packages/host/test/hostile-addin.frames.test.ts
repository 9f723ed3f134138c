import { expect } from '@open-wc/testing';
import { hostileAddin, type HostilePage, type HostileStage, tellFrame, whenServed } from '@roompane/testing';
import { addinOrigin, hostOrigin } from 'virtual:two-sites';
import { manifestOf, mountPage, unmountAll } from './mounted.ts';
import { seatInFrame } from './stages/mounted.ts';
import { hostilePage } from './stages/pages.ts';
import { type OpenStage, openStage } from './stages/stage.ts';

async function createStage({ stage }: OpenStage): Promise<HostileStage> {
  const honest = await stage.seat({ id: 'honest' });
  await honest.tell('intercept', { rule: { does: 'append', text: ' ✓' } });
  return {
    ...stage,
    hostOrigin,
    honest,
    mount: async (options = {}) => {
      const manifest = manifestOf(hostilePage, 'hostile');
      const { frame, session, served, loaded } = mountPage(stage, hostilePage, { manifest, ...options });
      await Promise.all([served, loaded]);
      return { frame, session, tell: tellFrame<HostilePage>(frame) };
    },
    embed: async () => {
      const frame = document.createElement('iframe');
      frame.className = 'nobody mounted this';
      frame.setAttribute('sandbox', 'allow-scripts');
      const served = whenServed(frame);
      frame.src = addinOrigin + hostilePage;
      document.body.append(frame);
      await served;
      return { frame, tell: tellFrame<HostilePage>(frame) };
    },
    heardFrom: (text) =>
      new Promise((resolve) => {
        const heard = new AbortController();
        const listen = ({ data }: MessageEvent<unknown>): void => {
          if (data !== text) return;
          heard.abort();
          resolve();
        };
        window.addEventListener('message', listen, heard);
      }),
  };
}

describe('a host with a hostile add-in in an opaque frame on another site', () => {
  let open: OpenStage;
  let ran = 0;

  beforeEach(async () => {
    open = await openStage(seatInFrame({}));
  });

  afterEach(async () => {
    unmountAll();
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    await open.close();
  });

  after(() => console.log(`${ran} hostile cases ran in frames on another site`));

  it('stands where it says it stands', async () => {
    const stage = await createStage(open);
    expect(stage.honest.sight.origin).to.equal('null');
    expect(new URL((await stage.mount()).frame.src).hostname).to.not.equal(location.hostname);
  });

  for (const { title, run } of hostileAddin()) {
    it(title, async () => {
      await run(await createStage(open));
      ran++;
    });
  }
});
