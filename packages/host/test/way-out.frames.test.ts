import { expect } from '@open-wc/testing';
import type { UserQuestion } from '@roompane/host';
import type { Outcome } from '@roompane/protocol';
import { reached } from '@roompane/testing';
import { HonestMount } from './honest-mount.ts';
import { honestPage, silentPage } from './stages/pages.ts';

const trailOf = ({ trail }: Outcome): readonly string[] =>
  trail.map(({ did, failure, byUser }) => [did, failure, byUser && 'by the user'].filter(Boolean).join(' '));

describe('drafts on their way past an add-in in a frame', () => {
  let page: HonestMount;
  let questions: { readonly asked: UserQuestion; readonly signal: AbortSignal; answer(said: 'yes' | 'no'): void }[];
  let asked: (() => void) | undefined;

  beforeEach(async () => {
    questions = [];
    page = await HonestMount.open({
      ask: (question, { signal }) =>
        new Promise((answer) => {
          questions.push({ asked: question, signal, answer });
          asked?.();
        }),
    });
  });

  afterEach(() => page.close());

  const post = (body: string, options?: { signal: AbortSignal }): Promise<Outcome> =>
    page.stage.room.post({ body }, options);

  const question = async (): Promise<(typeof questions)[number]> => {
    if (questions.length === 0) await new Promise<void>((resolve) => (asked = resolve));
    return questions[0]!;
  };

  async function mount(options: Parameters<HonestMount['mount']>[1] = {}): Promise<void> {
    await page.mount(honestPage, options);
    await page.tell('connect');
  }

  describe('that asks the user', () => {
    it('[OP13] lets a draft go on a yes, and gives it back on a no', async () => {
      await mount();
      await page.tell('intercept', { rule: { does: 'confirm', question: 'Is this a firm price?' } });
      for (const [said, type, trail] of [
        ['yes', 'posted', 'passed by the user'],
        ['no', 'blocked', 'blocked by the user'],
      ] as const) {
        const posting = post('Bid 3 m');
        const open = await question();
        expect(open.asked).to.deep.include({ kind: 'confirm', question: 'Is this a firm price?' });
        page.stage.clock.advance(3_600_000);
        open.answer(said);
        const outcome = await posting;
        expect([outcome.type, ...trailOf(outcome)]).to.deep.equal([type, trail]);
        if (outcome.type === 'blocked')
          expect([outcome.byUser, outcome.draft.body.text]).to.deep.equal([true, 'Bid 3 m']);
        await reached(page.session, 'ready');
        questions = [];
      }
    });

    it('[OP12] [OP13] takes the question away with the draft', async () => {
      await mount();
      await page.tell('intercept', { rule: { does: 'confirm', question: 'Firm?' } });
      const withdrawn = new AbortController();
      const posting = post('Bid 3 m', withdrawn);
      const { signal } = await question();
      withdrawn.abort();
      expect(await posting.catch((error: { code: string }) => error.code)).to.equal('call/aborted');
      expect(signal.aborted).to.equal(true);
    });

    it('[OP8] [OP13] has the user decide under the policy ask when there is no verdict', async () => {
      await mount({ interceptPolicy: 'ask' });
      await page.tell('intercept', { rule: { does: 'throw' } });
      const posting = post('Bid 3 m');
      const open = await question();
      expect(open.asked).to.deep.include({ kind: 'no-verdict', failure: 'thrown' });
      expect(JSON.stringify(open.asked)).to.not.include('private detail');
      open.answer('yes');
      expect(trailOf(await posting)).to.deep.equal(['unchecked thrown by the user']);
    });
  });

  describe('whose handler may stop', () => {
    it('[OP19] tells it when the user does not wait', async () => {
      await mount();
      await page.tell('intercept', { rule: { does: 'hang' } });
      page.stage.room.addEventListener(
        'draft-progress',
        ({ skip }) => void page.tell('until', { type: 'checked' }).then(skip),
      );
      expect(trailOf(await post('Bid 3 m'))).to.deep.equal(['unchecked by the user']);
      await page.tell('until', { type: 'check-aborted' });
    });

    it('[LT2] [OP11] tells it when the room is left, and gives the words back', async () => {
      await mount();
      await page.tell('intercept', { rule: { does: 'hang' } });
      const posting = post('Bid 3 m');
      await page.tell('until', { type: 'checked' });
      await page.stage.room.leave();
      const outcome = await posting;
      expect(outcome.type === 'failed' && [outcome.code, outcome.draft.body.text]).to.deep.equal([
        'room/not-joined',
        'Bid 3 m',
      ]);
      await page.tell('until', { type: 'check-aborted' });
    });

    it('[LT2] tells it when its session is closed', async () => {
      await mount();
      await page.tell('intercept', { rule: { does: 'hang' } });
      const posting = post('Bid 3 m');
      await page.tell('until', { type: 'checked' });
      page.session.close();
      expect(trailOf(await posting)).to.deep.equal(['unchecked gone']);
      await page.tell('until', { type: 'check-aborted' });
    });
  });

  describe('without which nothing may be posted', () => {
    const must = { interceptPolicy: 'block' } as const;

    it('[OP9] waits for one that is mounted unseen and has not said hello', async () => {
      const { room } = page.stage;
      const { served, frame } = page.begin(honestPage, must);
      frame.hidden = true;
      let outcome: Outcome | undefined;
      const posting = post('Bid 3 m').then((ended) => (outcome = ended));
      const opening = room.awaitInterceptors();
      expect(room.interceptors.map(({ presence }) => presence)).to.deep.equal(['loading']);
      await served;
      await page.tell('connect');
      expect(outcome, 'connected, and without a handler').to.equal(undefined);
      await page.tell('intercept', { rule: { does: 'append', text: '!' } });
      expect(await opening).to.deep.equal([]);
      expect(await posting).to.have.nested.property('message.body.text', 'Bid 3 m!');
    });

    it('[OP9] stops drafts at once when it has not said hello in time', async () => {
      page.begin(silentPage, must);
      await reached(page.session, 'connecting');
      const [waiting, opening] = [post('first'), page.stage.room.awaitInterceptors()];
      page.stage.clock.advance(10_000);
      expect(page.session.state).to.equal('ended');
      expect(trailOf(await waiting)).to.deep.equal(['blocked gone']);
      expect(await opening).to.have.length(1);
      expect(trailOf(await post('second')), 'without another wait').to.deep.equal(['blocked gone']);
    });

    it('[HS9] [OP9] waits for the next document of one that reloads', async () => {
      await mount(must);
      await page.tell('intercept', { rule: { does: 'hang' } });
      const before = post('before');
      await page.tell('until', { type: 'checked' });
      await page.again(() => page.session.reload());
      expect(trailOf(await before)).to.deep.equal(['blocked gone']);
      const between = post('between');
      await page.tell('connect');
      await page.tell('intercept', { rule: { does: 'append', text: '!' } });
      expect(await between).to.have.nested.property('message.body.text', 'between!');
    });

    it('[HS10] [OP9] stops drafts while its frame has gone elsewhere, and until it is taken away', async () => {
      await mount(must);
      await page.tell('intercept', { rule: { does: 'pass' } });
      void page.tell('go', silentPage);
      await reached(page.session, 'ended');
      expect(page.session.error?.code).to.equal('connection/navigated-away');
      expect(trailOf(await post('Bid 3 m'))).to.deep.equal(['blocked gone']);
      page.session.close();
      expect(trailOf(await post('Bid 3 m')), 'the client took it away').to.deep.equal([]);
    });

    it('[LV2] [OP18] stops drafts at once while its page does not answer, and asks it again when it does', async () => {
      await mount({ ...must, checkDeadlineMs: 60_000 });
      await page.tell('intercept', { rule: { does: 'pass' } });
      page.stage.clock.advance(15_000);
      expect(page.session.state).to.equal('unresponsive');
      const stopped = await post('Bid 3 m');
      expect(stopped.type === 'blocked' && stopped.failure).to.equal('late');
      await reached(page.session, 'ready');
      expect(trailOf(await post('Bid 3 m'))).to.deep.equal(['passed']);
    });
  });

  describe('all at once', () => {
    it('[OP2] [OP10] are each looked at once, and leave in the order of entry', async () => {
      await mount();
      await page.tell('intercept', { rule: { does: 'append', text: '!' } });
      const texts = Array.from({ length: 50 }, (_, index) => `draft ${index}`);
      const outcomes = await Promise.all(texts.map((text) => post(text)));
      expect(outcomes.map(({ type }) => type)).to.deep.equal(texts.map(() => 'posted'));
      expect(page.stage.provider.posts.map(({ draft }) => draft.body.text)).to.deep.equal(
        texts.map((text) => `${text}!`),
      );
      const seen = await page.tell('until', { type: 'checked', count: 50 });
      expect(seen).to.have.length(50);
    });
  });
});
