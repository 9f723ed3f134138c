import { setImmediate } from 'node:timers/promises';
import { linkAddin } from '@roompane/host';
import { type Clock, createHoldableClock } from '@roompane/protocol';
import { createLinkedPair } from '@roompane/testing';
import { ConnectedRoom } from '../../../addin/src/connected-room.ts';
import { appearance } from '../appearance.ts';
import type { Page, PageOptions, Pages } from './pages.ts';
import { readWelcome } from './read-welcome.ts';
import { Reader } from './reader.ts';

/** Pages in this process, each over a pair of links, all on the client's own clock. */
export class LinkedPages implements Pages {
  readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  load({ id, room, grants, start, former }: PageOptions): Promise<Page> {
    const { clock } = this;
    former?.remove();
    const pair = createLinkedPair({ isManual: true });
    const session = linkAddin({ room, link: pair.host, manifest: { id, name: id }, grants, appearance, clock });
    const connect = async () => new ConnectedRoom(await readWelcome(pair.addin), createHoldableClock(clock));
    const reader = new Reader({ ...start, connect, clock });
    return Promise.resolve({
      view: reader,
      session,
      get underway() {
        return pair.underway;
      },
      deliver: () => pair.deliver(),
      tell: (act) => Promise.resolve(reader.perform(act)),
      settled: () => Promise.resolve(),
      pass: () => Promise.resolve(),
      remove: () => session.close(),
    });
  }

  nextTask(): Promise<void> {
    return setImmediate();
  }
}
