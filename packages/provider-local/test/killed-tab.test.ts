import { expect } from '@open-wc/testing';
import type { RosterEvent } from '@roompane/protocol';
import { one, other, roomId, take, TestDeployment, textOf } from './deployment.ts';

const nextReport = (): Promise<unknown> =>
  new Promise((resolve) => {
    window.addEventListener('message', ({ data }) => resolve(data), { once: true });
  });

describe('a tab that is killed', () => {
  let deployment: TestDeployment;
  let frame: HTMLIFrameElement;

  beforeEach(async () => {
    deployment = await TestDeployment.create();
    frame = document.createElement('iframe');
  });

  afterEach(async () => {
    frame.remove();
    await deployment.delete();
  });

  async function openTab(flags = ''): Promise<void> {
    frame.src = `/packages/provider-local/test/frames/tab.html?database=${deployment.databaseName}${flags}`;
    const joined = nextReport();
    document.body.append(frame);
    expect(await joined).to.equal('joined');
  }

  async function postAndKill(): Promise<void> {
    const posted = new Promise<void>((resolve) => {
      window.addEventListener(
        'message',
        () => {
          frame.remove();
          resolve();
        },
        { once: true },
      );
    });
    frame.contentWindow!.postMessage('post', location.origin);
    await posted;
  }

  it('[PR8] has written what its post resolved with', async () => {
    await openTab();
    await postAndKill();
    const room = await (await deployment.connect(one)).join(roomId);
    expect((await room.readLog({ limit: 10 })).events.map(textOf)).to.deep.equal(['the last words']);
  });

  it('[PR3] is heard though it rang no bell: its lock goes with it', async () => {
    const room = await (await deployment.connect(one)).join(roomId);
    const { end } = await room.readLog({ limit: 1 });
    const live = room.live({ after: end })[Symbol.asyncIterator]();
    const roster = room.roster()[Symbol.asyncIterator]();
    await openTab('&silent');
    // It rang for nobody, so this tab learns of it when it wakes.
    const isThere = ({ type, ...event }: RosterEvent): boolean =>
      type === 'snapshot' && JSON.stringify(event).includes(other.id);
    document.dispatchEvent(new Event('resume'));
    const [first] = await take(roster, 1);
    if (!isThere(first!)) expect((await take(roster, 1))[0]).to.have.nested.property('entry.person.id', other.id);

    const coming = take(live, 1);
    const going = take(roster, 1);
    await postAndKill();
    expect((await coming).map(textOf)).to.deep.equal(['the last words']);
    expect((await going)[0]).to.include({ type: 'left', personId: other.id });
  });
});
