import { expect } from '@open-wc/testing';
import { type Outcome, RoompaneError, type TrailStep, type Via } from '@roompane/protocol';
import { fakeMessage, type FakeRoom } from '@roompane/testing';
import type { ComposerHarness } from './composer-harness.ts';
import { demoRoom, sam } from './demo-room.ts';
import { all, drawn, expectAccessible, until, wordsOf } from './on-stage.ts';
import { fixed, guard, stageComposer, stopWith } from './staged-composer.ts';

const spelling = { id: 'spelling', name: 'Spell check' };
const unchecked = [{ addin: guard, did: 'unchecked', failure: 'late' }] as const;

/** Posted, and somebody did something to it. */
async function posted(room: FakeRoom, trail: readonly TrailStep[]): Promise<ComposerHarness> {
  room.answer = (draft) => room.accept(fixed(draft), { trail });
  const composer = await stageComposer(room);
  composer.post('Sell 8 m');
  await until(() => composer.notices.length);
  return composer;
}

const redactedOf = ({ log }: FakeRoom): number => log.events.filter(({ type }) => type === 'redacted').length;

describe('room-composer', () => {
  describe('a post that is out', () => {
    it('[OP11] is taken back, and its own words are there again under another key', async () => {
      const room = demoRoom();
      const composer = await posted(room, [{ addin: guard, did: 'replaced' }, ...unchecked]);
      expect(composer.notices).to.have.length(2);
      expect(all(composer.element, '[part=delete]')).to.have.length(1);
      await expectAccessible(composer.element);
      composer.press('Delete post');
      await until(() => composer.text === 'Sell 8 m');
      await drawn();
      expect([redactedOf(room), composer.notices, composer.status]).to.deep.equal([1, [], 'The post is deleted.']);
      expect(composer.selection).to.deep.equal([8, 8]);
      expect(composer.element.shadowRoot!.activeElement).to.equal(composer.field);
      room.answer = (draft) => room.accept(draft);
      composer.enter();
      await until(() => room.drafts.length === 2);
      expect(room.drafts[1]!.key).not.to.equal(room.drafts[0]!.key);
    });

    it('leaves alone what was written since', async () => {
      const room = demoRoom();
      const composer = await posted(room, unchecked);
      composer.type('the next');
      composer.press('Delete post');
      await until(() => composer.notices.length === 0);
      expect([redactedOf(room), composer.text]).to.deep.equal([1, 'the next']);
    });

    it('says why it stays, and offers no more what the server lacks', async () => {
      const room = demoRoom();
      const composer = await posted(room, unchecked);
      for (const [code, words] of [
        ['provider/unavailable', 'The message was not removed. The chat server cannot be reached.'],
        ['feature/unsupported', 'Messages cannot be removed in this room.'],
      ] as const) {
        room.answers.set('messages/redact', () => Promise.reject(new RoompaneError(code)));
        composer.press('Delete post');
        await until(() => composer.hint === words);
      }
      expect([composer.notices.length, composer.press('Delete post')]).to.deep.equal([1, false]);
    });

    it('is not offered to be taken back where one may not, nor with the message that was edited', async () => {
      const reader = demoRoom({ me: { may: ['messages/read', 'messages/post'] } });
      expect((await posted(reader, unchecked)).press('Delete post')).to.equal(false);
      const room = demoRoom();
      room.answer = (draft) => room.accept(draft, { trail: unchecked });
      const composer = await stageComposer(room);
      composer.element.edit(fakeMessage({ author: sam, body: 'Sell 8 m' }));
      await drawn();
      composer.enter();
      await until(() => composer.notices.length);
      expect(composer.press('Delete post')).to.equal(false);
    });
  });

  describe('an add-in that gave no verdict', () => {
    it('is started anew where the page can, and not one that the user did not wait for', async () => {
      const room = demoRoom();
      const composer = await posted(room, [...unchecked, { addin: spelling, did: 'unchecked', byUser: true }]);
      expect(composer.press('Reload add-in')).to.equal(false);
      const reloaded: Via[] = [];
      composer.element.reloadAddin = (addin) => reloaded.push(addin);
      await until(() => composer.press('Reload add-in'));
      await until(() => composer.status === 'Trade guard starts again.');
      expect(reloaded).to.deep.equal([guard]);
    });

    it('[OP9] is started anew before the post is tried again', async () => {
      const room = demoRoom();
      const blocked = { type: 'blocked', by: guard, reason: 'gone', failure: 'gone', trail: [] } as const;
      room.answer = (draft): Outcome => ({ ...blocked, draft });
      const composer = await stageComposer(room);
      const reloaded: Via[] = [];
      composer.element.reloadAddin = (addin) => reloaded.push(addin);
      composer.post('Sell 8 m');
      await until(() => composer.press('Reload add-in'));
      await expectAccessible(composer.element);
      expect(reloaded).to.deep.equal([guard]);
      room.answer = (draft) => room.accept(draft);
      expect(composer.press('Try again')).to.equal(true);
      await until(() => composer.text === '');
    });
  });

  describe('a post that was stopped', () => {
    it('[OP3] has the words at fault underlined, for as long as they stand', async () => {
      const room = demoRoom();
      room.answer = stopWith(fixed);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m for 8 days');
      const faults = await until(() => all(composer.element, '.faults')[0]);
      expect(faults.textContent).to.contain('Sell 8 m for 8 days');
      expect([...faults.querySelectorAll('mark')].map(wordsOf)).to.deep.equal(['8']);
      const { field } = composer;
      const [a, b] = [faults.getBoundingClientRect(), field.getBoundingClientRect()];
      expect([a.x, a.y, a.width, a.height]).to.deep.equal([b.x, b.y, b.width, b.height]);
      composer.type('Sell 8 m for 9 days');
      await until(() => all(composer.element, '.faults').length === 0);
    });

    it('[OP3] says what every add-in made of it, where several were asked', async () => {
      const room = demoRoom();
      const reason = '8 m is over the desk limit of 5 m.';
      const trail: TrailStep[] = [
        { addin: spelling, did: 'replaced', reason: 'Wrote “Sell” for “Sel”.' },
        { addin: guard, did: 'blocked', reason },
      ];
      room.answer = (draft) => ({ type: 'blocked', by: guard, reason, draft, trail });
      const composer = await stageComposer(room);
      composer.post('Sel 8 m');
      await until(() => composer.press('See why'));
      await until(() => all(composer.element, '.why li').length);
      expect(all(composer.element, '.why li').map(wordsOf)).to.deep.equal([
        'Spell check changed it: Wrote “Sell” for “Sel”.',
        `Trade guard stopped it: ${reason}`,
      ]);
      await expectAccessible(composer.element);
      expect(composer.press('Hide why')).to.equal(true);
      room.answer = stopWith(() => undefined);
      composer.enter();
      await until(() => composer.notices.length && !composer.isPosting);
      expect(composer.press('See why')).to.equal(false);
    });
  });
});
