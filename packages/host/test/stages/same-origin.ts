import { createMessagePortLink } from '@roompane/bridge';
import { type AddinActs, tellFrame, whenServed } from '@roompane/testing';
import { openSession } from './open-session.ts';
import { honestPage } from './pages.ts';
import type { Seating } from './stage.ts';

/**
 * A frame of the host's own origin, without a sandbox: what `mountAddin` refuses, and never keeps. The hello is taken by
 * hand here, so that the add-in's whole side and the session are the real ones.
 */
export const seatInSameOrigin: Seating = async (options) => {
  const frame = document.createElement('iframe');
  const served = whenServed(frame);
  const hello = hearHelloByHand(frame);
  frame.src = honestPage;
  document.body.append(frame);
  await served;
  const tell = tellFrame<AddinActs>(frame);
  const connecting = tell('connect');
  const session = openSession(createMessagePortLink(await hello), frame, options);
  return { session, tell, remove: () => frame.remove(), sight: await connecting };
};

function hearHelloByHand(frame: HTMLIFrameElement): Promise<MessagePort> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const listen = ({ source, data, ports: [port] }: MessageEvent<unknown>): void => {
      const isHello = typeof data === 'string' && data.includes('roompane/hello');
      if (source !== frame.contentWindow || !isHello || !port) return;
      heard.abort();
      resolve(port);
    };
    globalThis.addEventListener('message', listen, heard);
  });
}
