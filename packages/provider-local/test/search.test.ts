import { expect } from '@open-wc/testing';
import type { MessageQuery, ProviderRoom, SearchPage } from '@roompane/protocol';
import { createSpeakers } from '../src/index.ts';
import { searchLog } from '../src/search-log.ts';
import { withStore } from '../src/store.ts';
import { codeOf, one, other, roomId, secondRoomId, TestDeployment, toDraft } from './deployment.ts';

describe('the search of a store', () => {
  let deployment: TestDeployment;
  let room: ProviderRoom;

  before(async () => {
    deployment = await TestDeployment.create();
    room = await (await deployment.connect(one)).join(roomId);
    const speakers = createSpeakers(deployment, { roomId });
    const texts = Array.from(
      { length: 1_000 },
      (_, index) => `${index < 3 || index > 994 ? 'rare' : 'usual'} ${index}`,
    );
    await speakers.say(texts.map((text) => ({ author: other, draft: toDraft(text) })));
    speakers.close();
  });

  after(() => deployment.delete());

  /** As the room does, of fewer rows at a time. */
  const search = (query: MessageQuery): Promise<SearchPage> =>
    withStore(deployment, ({ connection }) =>
      connection.run((database) => searchLog(database, { roomId, reader: one }, { query, mostRows: 768 })),
    );

  const textsOf = ({ found }: SearchPage): string[] => found.map(({ message }) => message.body.text);

  it('[PR16] answers with what it has found when it has looked far enough, and goes on from there', async () => {
    for (const order of ['newest-first', 'oldest-first'] as const) {
      const query: MessageQuery = { words: 'rare', order };
      const first = await search(query);
      expect(first.found).to.have.lengthOf(order === 'newest-first' ? 5 : 3);
      expect(first).to.include({ isComplete: false }).and.not.have.property('total');
      const second = await search({ ...query, after: first.next });
      expect(second.found).to.have.lengthOf(order === 'newest-first' ? 3 : 5);
      expect(second).to.include({ isComplete: true }).and.not.have.property('next');
      const seen = [...textsOf(first), ...textsOf(second)];
      expect(new Set(seen).size).to.equal(8);
      expect(textsOf(first)[0]).to.equal(order === 'newest-first' ? 'rare 999' : 'rare 0');
    }
  });

  it('[PR16] gives a full page without looking through everything, and says so by saying no total', async () => {
    const page = await search({ words: 'usual', limit: 3 });
    expect(textsOf(page)).to.deep.equal(['usual 994', 'usual 993', 'usual 992']);
    expect(page.isComplete).to.equal(true);
    expect(page).not.to.have.property('total');
    const next = await search({ words: 'usual', limit: 3, after: page.next });
    expect(textsOf(next)[0]).to.equal('usual 991');
  });

  it('[PR16] hears an abort between two reads, and takes no place of another log', async () => {
    const controller = new AbortController();
    const searching = codeOf(room.search({ words: 'nothing like it' }, { signal: controller.signal }));
    controller.abort();
    expect(await searching).to.equal('call/aborted');
    const second = await (await deployment.connect(one)).join(secondRoomId);
    const { end } = await second.readLog({ limit: 1 });
    expect(await codeOf(room.search({ after: end }))).to.equal('argument/invalid');
    expect(await second.search({ words: 'rare' })).to.deep.equal({ found: [], isComplete: true, total: 0 });
  });
});
