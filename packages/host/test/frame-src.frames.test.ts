import { expect } from '@open-wc/testing';
import { createFrameSrc } from '@roompane/host';
import { tellFrame } from '@roompane/testing';
import { addinOrigin, hostOrigin } from 'virtual:two-sites';
import type { HonestPage } from './frames/honest-page.ts';
import { honestPage, silentPage } from './stages/pages.ts';

/** A host's page with the policy that the helper makes, and what that policy blocked. */
class PageUnderPolicy {
  readonly frame: HTMLIFrameElement = document.createElement('iframe');

  async load(policy: string): Promise<void> {
    const loaded = this.next(this.frame, 'load');
    this.frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><body></body>`;
    document.body.append(this.frame);
    await loaded;
  }

  get window(): Window {
    return this.frame.contentWindow!;
  }

  /** An add-in's frame, sandboxed as one that has its own origin. */
  add(address: string): HTMLIFrameElement {
    const frame = this.window.document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
    frame.src = address;
    return this.window.document.body.appendChild(frame);
  }

  async blocked(): Promise<string> {
    const event = await this.next(this.window.document, 'securitypolicyviolation');
    const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent;
    return `${effectiveDirective} ${new URL(blockedURI).origin}`;
  }

  next(target: EventTarget, type: string): Promise<Event> {
    return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
  }
}

describe('the content security policy of a host', () => {
  let page: PageUnderPolicy;

  beforeEach(async () => {
    page = new PageUnderPolicy();
    await page.load(createFrameSrc([`${addinOrigin}${honestPage}`], hostOrigin));
  });

  afterEach(() => page.frame.remove());

  it('[EY4] lets the mounted entry load, and stops it from going to the host’s own origin', async () => {
    const served = page.next(page.window, 'message');
    const frame = page.add(addinOrigin + honestPage);
    expect(((await served) as MessageEvent).data).to.equal('acts are served');
    const blocked = page.blocked();
    void tellFrame<HonestPage>(frame)('go', hostOrigin + silentPage);
    expect(await blocked).to.equal(`frame-src ${hostOrigin}`);
    expect(frame.contentDocument).to.equal(null);
  });

  it('[EY4] stops a redirect to the host’s own origin', async () => {
    const blocked = page.blocked();
    page.add(`${addinOrigin}/__redirect?to=${encodeURIComponent(hostOrigin + silentPage)}`);
    // Firefox names the address that led there, as it may not tell the page where a redirect goes.
    expect(await blocked).to.be.oneOf([`frame-src ${hostOrigin}`, `frame-src ${addinOrigin}`]);
  });

  it('[EY4] stops entries that are not mounted', async () => {
    const blocked = page.blocked();
    page.add('https://other.example/');
    expect(await blocked).to.equal('frame-src https://other.example');
  });
});
