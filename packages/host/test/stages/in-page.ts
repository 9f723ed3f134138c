import { createMessagePortLink, type Greeted } from '@roompane/bridge';
import { type Link, parseAs, parseGreeting, RoompaneError } from '@roompane/protocol';
import { AddinActs, createLinkedPair, ManualClock, tellHere } from '@roompane/testing';
import { ConnectedRoom } from '../../../addin/src/connected-room.ts';
import { rooms } from '../../../addin/src/rooms.ts';
import { openSession } from './open-session.ts';
import type { Seating } from './stage.ts';

/** Both sides in this page, over a pair of message ports. */
export const seatOverPorts: Seating = (options) => {
  const { port1, port2 } = new MessageChannel();
  return seatOver(createMessagePortLink(port1), createMessagePortLink(port2), options);
};

/** Both sides in this page, over a pair of links in memory that deliver in microtasks. */
export const seatOverLinks: Seating = (options) => {
  const { host, addin } = createLinkedPair();
  return seatOver(host, addin, options);
};

async function seatOver(host: Link, link: Link, options: Parameters<Seating>[0]): ReturnType<Seating> {
  // An empty frame marks the add-in's place in the page, so that it can be removed from there.
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const session = openSession(host, frame, options);
  const time = new ManualClock();
  const tell = tellHere(
    new AddinActs({
      connect: async () => new ConnectedRoom(await readWelcome(link), time),
      enter: (room, roomId) => rooms(room).get(roomId),
      advance: (ms) => time.advance(ms),
    }),
  );
  const remove = (): void => {
    frame.remove();
    link.close();
  };
  return { session, tell, remove, sight: await tell('connect') };
}

function readWelcome(link: Link): Promise<Greeted> {
  return new Promise((resolve, reject) => {
    const heard = new AbortController();
    const listen = (arrival: string | undefined): void => {
      heard.abort();
      const welcome = parseAs(parseGreeting, JSON.parse(arrival ?? ''), 'envelope/invalid');
      if (welcome.type === 'welcome') resolve({ link, welcome });
      else reject(new RoompaneError('connection/refused'));
    };
    link.listen(listen, heard);
  });
}
