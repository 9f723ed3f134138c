import { expect } from '@open-wc/testing';
import type { HostRoom } from '@roompane/host';
import { createDraft } from '@roompane/protocol';
import { fakeHost, FakeRoom, ManualClock } from '@roompane/testing';
import type { RoomMessages } from '../src/index.ts';
import { sam } from './demo-room.ts';
import { all, expectAccessible, until, wordsOf } from './on-stage.ts';
import { fromEndPx, painted, stageMessages, texts } from './staged-messages.ts';

const guard = { addin: { id: 'guard', name: 'Trade guard' }, sessionKey: 'guard' };

interface Stage {
  readonly element: RoomMessages;
  readonly room: HostRoom;
  readonly host: Awaited<ReturnType<typeof fakeHost>>;
}

const opened: { close(): Promise<void> }[] = [];

/** The chat server takes two seconds. */
async function stage(): Promise<Stage> {
  const messages = [{ body: 'Can do 2' }, { body: 'Mine', author: sam }];
  const host = await fakeHost({ messages });
  opened.push(host);
  const element = await stageMessages(host.room as never);
  await until(() => texts(element).length === 2);
  host.line.latencyMs = 2_000;
  return { element, room: host.room, host };
}

/** Time goes on until that is so. */
async function pass({ clock }: Stage['host'], isSo: () => boolean): Promise<void> {
  await until(() => {
    clock.advance(1_000);
    return isSo();
  });
}

const leaving = (element: RoomMessages): string[] => all(element, '.is-leaving').map(wordsOf);

describe('a post that is on its way', () => {
  afterEach(() => Promise.all(opened.splice(0).map((host) => host.close())));

  it('[OP10] has its row at once, which becomes its message by the key', async () => {
    const { element, room, host } = await stage();
    void room.post({ body: 'At 62', importance: 'high' });
    await until(() => leaving(element)[0]?.endsWith('At 62'));
    expect(leaving(element)).to.deep.equal(['SW You Sending At 62']);
    await painted();
    expect(fromEndPx(element)).to.be.lessThan(2);
    await expectAccessible(element);
    await pass(host, () => leaving(element).length === 0);
    expect(texts(element)).to.deep.equal(['Can do 2', 'Mine', 'At 62']);
  });

  it('[OP10] has one while an add-in’s post is, and says through whom', async () => {
    const { element, room } = await stage();
    const draft = { kind: 'regular', importance: 'normal', body: { text: 'Bid 3 m', spans: [] }, key: 'k' } as const;
    const posting = room.postFrom({ via: { id: 'feed', name: 'Market feed' }, sessionKey: 'feed' }, draft);
    await until(() => leaving(element)[0]?.includes('via Market feed'));
    await room.leave();
    await posting;
    await until(() => leaving(element).length === 0);
  });

  it('[OP10] has none while an add-in has it, nor when it comes back, and has the words that leave', async () => {
    const { element, room, host } = await stage();
    let verdict = (_said: 'replace' | 'block'): void => undefined;
    room.intercept(guard).ready({
      ping: () => Promise.resolve(),
      check: ({ draft }) =>
        new Promise((resolve) => {
          verdict = (said) =>
            resolve(
              said === 'block'
                ? { type: 'block', reason: 'Over the limit' }
                : { type: 'replace', draft: { ...draft, body: { text: 'EUR/USD', spans: [] } } },
            );
        }),
    });
    const blocked = room.post({ body: 'EURUSD' });
    await painted();
    expect(leaving(element)).to.deep.equal([]);
    verdict('block');
    expect((await blocked).type).to.equal('blocked');
    void room.post({ body: 'EURUSD' });
    await painted();
    verdict('replace');
    await until(() => leaving(element)[0]?.includes('EUR/USD'));
    await pass(host, () => leaving(element).length === 0);
    expect(texts(element).at(-1)).to.equal('EUR/USD');
  });

  it('[OP10] has none for ever where the room never tells of its message', async () => {
    const [room, clock] = [new FakeRoom({ messages: [{ body: 'Can do 2' }] }), new ManualClock()];
    const element = await stageMessages(room, clock);
    const draft = createDraft({ body: 'At 62' }, 'k');
    const tell = (type: string, told: object): boolean =>
      room.dispatchEvent(Object.assign(new Event(type), { draftId: '0', draft, ...told }));
    tell('draft-entered', {});
    tell('draft-settled', { ending: { type: 'posted' } });
    await until(() => leaving(element).length === 1);
    clock.advance(10_000);
    element.requestUpdate();
    await until(() => leaving(element).length === 0);
  });

  it('[OP10] has none of its own as an edit', async () => {
    const { element, room, host } = await stage();
    void room.post({ body: 'Mine at 62', edits: host.messages[1]!.id });
    await painted();
    expect(leaving(element)).to.deep.equal([]);
    await pass(host, () => texts(element)[1] === 'Mine at 62');
  });
});
