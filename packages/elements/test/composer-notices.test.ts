import { expect } from '@open-wc/testing';
import { type Outcome, type Room, RoompaneError } from '@roompane/protocol';
import { demoRoom } from './demo-room.ts';
import { drawn, expectAccessible, until, wordsOf } from './on-stage.ts';
import { failing, fixed, guard, stageComposer, stopWith } from './staged-composer.ts';

describe('room-composer', () => {
  describe('the notices', () => {
    it('[OP11] gives draft and caret back when a post is stopped', async () => {
      const room = demoRoom();
      room.answer = stopWith(() => undefined);
      const composer = await stageComposer(room);
      composer.type('Sell 8 m EUR/USD');
      composer.select(5, 8);
      composer.enter();
      await until(() => composer.notices.length);
      await drawn();
      expect(composer.notices[0]).to.contain('Trade guard stopped this post');
      expect(composer.notices[0]).to.contain('8 m is over the desk limit of 5 m.');
      expect(composer.text).to.equal('Sell 8 m EUR/USD');
      expect(composer.selection).to.deep.equal([5, 8]);
      composer.select(0, 0);
      composer.field.blur();
      composer.press('Edit');
      await drawn();
      expect(composer.notices).to.deep.equal([]);
      expect(composer.element.shadowRoot!.activeElement).to.equal(composer.field);
    });

    it('[OP3] takes the fix with one click, on a button that says what it does', async () => {
      const room = demoRoom();
      room.answer = stopWith(fixed);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.press('Change “8 m” to “5 m”'));
      await until(() => composer.text === 'Sell 5 m');
      await drawn();
      expect(composer.selection).to.deep.equal([8, 8]);
      expect(composer.element.shadowRoot!.activeElement).to.equal(composer.field);
      room.answer = (draft) => room.accept(draft);
      composer.enter();
      await until(() => composer.text === '');
      expect(room.drafts.map(({ body }) => body.text)).to.deep.equal(['Sell 8 m', 'Sell 5 m']);
    });

    it('lets the browser’s own undo take a fix back', async () => {
      const room = demoRoom();
      room.answer = stopWith(fixed);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.press('Change “8 m” to “5 m”'));
      await until(() => composer.text === 'Sell 5 m');
      document.execCommand('undo');
      await until(() => composer.text !== 'Sell 5 m');
      expect(composer.element.text).to.equal(composer.text);
    });

    it('offers no fix for words that it was not made for', async () => {
      const room = demoRoom();
      room.answer = stopWith(fixed);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      composer.type('Sell 8 m to Norhaven');
      await drawn();
      expect(composer.press('Change “8 m” to “5 m”')).to.equal(false);
      expect(composer.notices).to.have.length(1);
    });

    it('[OP3] shows what was changed, word by word', async () => {
      const room = demoRoom();
      room.answer = (draft) => room.accept(fixed(draft), { trail: [{ addin: guard, did: 'replaced' }] });
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.press('View difference'));
      const difference = await until(() => composer.element.shadowRoot!.querySelector('.diff'));
      expect([...difference.querySelectorAll('del, ins')].map(wordsOf)).to.deep.equal(['8', '5']);
      expect(composer.press('Hide difference')).to.equal(true);
      await drawn();
      expect(composer.press('Dismiss')).to.equal(true);
      await drawn();
      expect(composer.notices).to.deep.equal([]);
    });

    it('[OP19] gives a message the user’s own words where the policy lets the user', async () => {
      const room = demoRoom();
      const replaced = { addin: guard, did: 'replaced', isOptional: true } as const;
      room.answer = (draft) =>
        room.accept(draft.edits ? draft : fixed(draft), { trail: draft.edits ? [] : [replaced] });
      const asked: unknown[] = [];
      const post = room.post.bind(room);
      const hear: Room['post'] = (draft, options) => {
        asked.push(options?.asWritten);
        return post(draft, options);
      };
      Object.assign(room, { post: hear });
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      composer.type('the next');
      composer.press('Send my original');
      await until(() => composer.notices.length === 0 && !composer.isPosting);
      const [first, second] = room.drafts;
      expect([second!.body.text, asked]).to.deep.equal(['Sell 8 m', [undefined, true]]);
      expect(second!.edits).to.be.a('string');
      expect(second!.key).not.to.equal(first!.key);
      expect(composer.text).to.equal('the next');
      await until(() => composer.status === 'Your own words stand in the room now.');
    });

    it('keeps the way to the original when it cannot be posted', async () => {
      const room = demoRoom();
      const replaced = { addin: guard, did: 'replaced', isOptional: true } as const;
      room.answer = (draft) => (draft.edits ? failing(true)(draft) : room.accept(fixed(draft), { trail: [replaced] }));
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.press('Send my original'));
      await until(() => composer.notices.length === 2);
      expect(composer.alert).to.contain('The chat server cannot be reached.');
      expect(composer.press('Discard')).to.equal(false);
      expect(composer.press('Send my original')).to.equal(true);
    });

    it('offers no original where the policy does not', async () => {
      const room = demoRoom();
      room.answer = (draft) => room.accept(fixed(draft), { trail: [{ addin: guard, did: 'replaced' }] });
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      expect(composer.press('Send my original')).to.equal(false);
    });

    it('[OP13] takes a refusal of the user for what it is', async () => {
      const room = demoRoom();
      const reason = 'You said no: Alert 24 people?';
      room.answer = (draft) => ({ type: 'blocked', by: guard, byUser: true, reason, draft, trail: [] });
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      expect([composer.alert, composer.status]).to.deep.equal(['', `Not sent: Trade guard asked you. ${reason}`]);
      expect(composer.text).to.equal('Sell 8 m');
      await expectAccessible(composer.element);
    });

    it('throws a draft away when it is asked to, and undo brings it back', async () => {
      const room = demoRoom();
      room.answer = stopWith(() => undefined);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.press('Discard'));
      await until(() => composer.text === '');
      await drawn();
      expect(composer.notices).to.deep.equal([]);
      document.execCommand('undo');
      await until(() => composer.text === 'Sell 8 m');
      expect(composer.element.text).to.equal('Sell 8 m');
    });

    it('[OP8] says that a post was not checked', async () => {
      const room = demoRoom();
      room.answer = (draft) => room.accept(draft, { trail: [{ addin: guard, did: 'unchecked', failure: 'late' }] });
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      expect(composer.notices[0]).to.equal(
        'This post was not checkedTrade guard did not answer in time, so it was sent as written.',
      );
    });

    it('tries a failed post again under the same key', async () => {
      const room = demoRoom();
      room.answer = failing(true);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      expect(composer.text).to.equal('Sell 8 m');
      room.answer = (draft) => room.accept(draft);
      composer.press('Try again');
      await until(() => composer.text === '');
      const [first, second] = room.drafts;
      expect(second!.key).to.equal(first!.key);
    });

    it('does not offer to try again what cannot help', async () => {
      const room = demoRoom();
      room.answer = failing(false);
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      expect(composer.press('Try again')).to.equal(false);
    });

    it('keeps the draft when posting rejects', async () => {
      const room = demoRoom();
      room.answer = () => Promise.reject(new RoompaneError('connection/closed'));
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      expect(composer.notices[0]).to.contain('This post was not sent');
      expect(composer.text).to.equal('Sell 8 m');
    });

    it('shows a hostile reason and name as text', async () => {
      const hostile = '<img src=x onerror=alert(1)>';
      const room = demoRoom();
      room.answer = (draft) => ({ type: 'blocked', by: { id: 'x', name: hostile }, reason: hostile, draft, trail: [] });
      const composer = await stageComposer(room);
      composer.post('Sell 8 m');
      await until(() => composer.notices.length);
      expect(composer.notices[0]).to.contain(`${hostile} stopped this post`);
      expect(composer.element.shadowRoot!.querySelector('img')).to.equal(null);
    });
  });

  it('lets a post go on when the element leaves, and knows its outcome when it returns', async () => {
    const room = demoRoom();
    let settle = (_outcome: Outcome): void => undefined;
    room.answer = (_draft, signal) => {
      expect(signal?.aborted).to.equal(false);
      return new Promise((resolve) => (settle = resolve));
    };
    const composer = await stageComposer(room);
    composer.post('Sell 8 m');
    await until(() => room.drafts.length);
    const home = composer.element.parentElement!;
    composer.element.remove();
    settle(stopWith(() => undefined)(room.drafts[0]!));
    await drawn();
    home.append(composer.element);
    await until(() => composer.notices.length);
    expect(composer.text).to.equal('Sell 8 m');
  });
});
