import type { ObservedDraft, Outcome } from '@roompane/protocol';
import type { Rule } from '../session/rule.ts';
import type { SeatOptions, SessionStage, SuiteCase } from '../session/session-stage.ts';
import { expectRejection, expectSame, expectTrue, rejectionOf } from './expectations.ts';
import { roundTrip, watch } from './session-acts.ts';

const hang: Rule = { does: 'hang' };

/** The text that was posted, or how it ended instead. */
const textOf = (outcome: Outcome): string =>
  outcome.type === 'posted' ? outcome.message.body.text : `${outcome.type}: ${outcome.reason}`;

/** Which add-in did what to a draft, and why not. */
const trailOf = (outcome: Outcome): readonly string[] =>
  outcome.trail.map(({ addin, did, failure }) => [addin.id, did, failure].filter(Boolean).join(' '));

const failureCase = (title: string, rule: Rule, failure: string): SuiteCase<SessionStage> => ({
  title,
  async run({ provider, room, seat }) {
    const lenient = await seat({ id: 'lenient' });
    await lenient.tell('intercept', { rule });
    const outcome = await room.post({ body: 'one' });
    expectSame([textOf(outcome), trailOf(outcome)], ['one', [`lenient unchecked ${failure}`]], 'with the policy pass');
    const strict = await seat({ id: 'strict', interceptPolicy: 'block' });
    await strict.tell('intercept', { rule });
    const stopped = await room.post({ body: 'two' });
    expectTrue(stopped.type === 'blocked' && stopped.failure === failure, 'with the policy block');
    expectTrue(stopped.type === 'blocked' && stopped.draft.body.text === 'two', 'the draft comes back');
    expectSame(JSON.stringify([outcome, stopped]).includes('private detail'), false, 'the detail crosses the wire');
    expectSame(provider.posts.length, 1, 'what reached the chat server');
  },
});

/** What an observer was told, in a word. */
function tellTale(seen: unknown): string {
  const event = seen as ObservedDraft;
  if (event.type === 'entered') return `entered ${event.draft.body.text}`;
  return event.type === 'ended' ? `ended ${event.ending}` : event.type;
}

/** The user posts while the one add-in keeps the draft. */
async function keepDraft({ room, seat }: SessionStage, options: SeatOptions = {}) {
  const { session, tell, remove } = await seat(options);
  await tell('intercept', { rule: hang });
  const withdrawn = new AbortController();
  const posting = watch(room.post({ body: 'kept' }, withdrawn));
  await tell('until', { type: 'checked' });
  return { posting, session, tell, remove, withdraw: () => withdrawn.abort() };
}

/** Add-ins in the way of what is posted. */
export const wayOutCases: readonly SuiteCase<SessionStage>[] = [
  {
    title: '[OP3] lets a draft pass, be replaced, or be stopped with a reason and a fix',
    async run({ provider, room, seat }) {
      const { tell } = await seat();
      await tell('intercept', { rule: { does: 'pass' } });
      const passed = await room.post({ body: 'as it is' });
      expectSame([textOf(passed), trailOf(passed)], ['as it is', ['one passed']], 'a draft that passes');
      await tell('intercept', { rule: { does: 'append', text: '!' } });
      const replaced = await room.post({ body: 'louder', key: 'k1' });
      expectSame([textOf(replaced), trailOf(replaced)], ['louder!', ['one replaced']], 'a draft that is replaced');
      expectSame(provider.posts.at(-1)?.draft.key, 'k1', 'the key of a draft that is replaced');
      await tell('intercept', { rule: { does: 'block', reason: 'Not here.', fix: 'better' } });
      const blocked = await room.post({ body: 'worse' });
      expectTrue(blocked.type === 'blocked', 'a draft that is stopped');
      if (blocked.type !== 'blocked') return;
      expectSame([blocked.by.id, blocked.reason], ['one', 'Not here.'], 'who stopped it, and why');
      expectSame([blocked.fix?.body.text, blocked.draft.body.text], ['better', 'worse'], 'the fix and the draft');
      expectSame(provider.posts.length, 2, 'what reached the chat server');
    },
  },
  failureCase('[OP8] leaves a draft to the host’s policy when the handler throws', { does: 'throw' }, 'thrown'),
  failureCase('[CL4] [OP8] leaves it to the policy when the verdict is none', { does: 'nonsense' }, 'invalid'),
  {
    title: '[OP5] [OP6] gives up on a check that is late, and tells its handler',
    async run(stage) {
      const { posting, tell } = await keepDraft(stage);
      stage.clock.advance(3_999);
      await roundTrip(tell);
      expectSame(posting.isSettled, false, 'the draft is through before the deadline');
      stage.clock.advance(1);
      expectSame(trailOf(await posting.promise), ['one unchecked late'], 'the trail');
      await tell('until', { type: 'check-aborted' });
      await tell('answer', { does: 'block', reason: 'Too late.' });
      await roundTrip(tell);
      expectSame(stage.provider.posts.length, 1, 'what reached the chat server');
    },
  },
  {
    title: '[OP7] gives a check more time while its handler is still at it',
    async run(stage) {
      const { posting, tell } = await keepDraft(stage);
      for (const text of ['first', 's'.repeat(500)]) {
        stage.clock.advance(3_000);
        const told = new Promise((resolve) =>
          stage.room.addEventListener('draft-progress', (event) => event.text === text && resolve(event)),
        );
        await tell('progress', text.length < 500 ? text : `${text}, and more than is shown`);
        await told;
      }
      stage.clock.advance(3_999);
      await tell('answer', { does: 'append', text: ', after 9,999 ms' });
      expectSame(textOf(await posting.promise), 'kept, after 9,999 ms', 'the text');
    },
  },
  {
    title: '[LV3] counts no time on a check while the clocks are held',
    async run(stage) {
      const { posting, tell } = await keepDraft(stage);
      stage.holdClocks(true);
      stage.clock.advance(60_000);
      await roundTrip(tell);
      expectSame(posting.isSettled, false, 'the draft is through while the clocks are held');
      stage.holdClocks(false);
      expectSame(trailOf(await posting.promise), ['one unchecked late'], 'the trail once they run again');
    },
  },
  {
    title: '[OP12] [CL7] takes a draft back from its handler when the user withdraws it',
    async run(stage) {
      const { posting, tell, withdraw } = await keepDraft(stage);
      withdraw();
      await expectRejection(posting.promise, 'call/aborted', 'the post');
      await tell('until', { type: 'check-aborted' });
      expectSame(stage.provider.posts, [], 'what reached the chat server');
    },
  },
  {
    title: '[OP12] [CL7] withdraws an add-in’s own draft while another looks at it',
    async run(stage) {
      const checker = await stage.seat({ id: 'checker' });
      await checker.tell('intercept', { rule: hang });
      const poster = await stage.seat({ id: 'poster' });
      const posting = poster.tell('post', { draft: { body: 'mine' }, name: 'p' });
      const [check] = await checker.tell('until', { type: 'checked' });
      expectSame(check, { type: 'checked', text: 'mine', via: 'poster' }, 'what the other sees');
      await poster.tell('abort', { name: 'p' });
      await expectRejection(posting, 'call/aborted', 'the post');
      await checker.tell('until', { type: 'check-aborted' });
      expectSame(stage.provider.posts, [], 'what reached the chat server');
    },
  },
  {
    title: '[OP2] asks by the host’s order; each sees what the one before made of it',
    async run({ room, seat }) {
      for (const [id, order] of [
        ['last', 2],
        ['first', -1],
        ['middle', 0],
      ] as const) {
        const { tell } = await seat({ id, order });
        await tell('intercept', { rule: { does: 'append', text: ` ${id}` } });
      }
      const outcome = await room.post({ body: 'a' });
      expectSame(textOf(outcome), 'a first middle last', 'the text');
      expectSame(trailOf(outcome), ['first replaced', 'middle replaced', 'last replaced'], 'the trail');
    },
  },
  {
    title: '[OP15] tells an add-in what was posted for it, and not what other add-ins did to it',
    async run({ seat }) {
      const poster = await seat({ id: 'poster', grants: ['messages/post'] });
      const checker = await seat({ id: 'checker' });
      await checker.tell('intercept', { rule: { does: 'append', text: ', checked' } });
      const outcome = await poster.tell('post', { draft: { body: 'mine' } });
      expectSame([textOf(outcome), trailOf(outcome)], ['mine, checked', []], 'what the poster learns');
    },
  },
  {
    title: '[OP4] asks an add-in about its own posts only when it wants that, and about those of others with a grant',
    async run({ seat }) {
      const one = await seat({ id: 'one', grants: ['messages/post', 'outgoing/intercept'] });
      const other = await seat({ id: 'other' });
      const postFromBoth = async (): Promise<readonly string[]> => [
        textOf(await one.tell('post', { draft: { body: 'o' } })),
        textOf(await other.tell('post', { draft: { body: 'o' } })),
      ];
      await one.tell('intercept', { rule: { does: 'append', text: '1' } });
      expectSame(await postFromBoth(), ['o', 'o'], 'without the wish and without the grant');
      await one.tell('intercept', { rule: { does: 'append', text: '1' }, includeOwn: true });
      expectSame(await postFromBoth(), ['o1', 'o'], 'with the wish alone');
      await other.tell('intercept', { rule: { does: 'append', text: '2' } });
      expectSame(await postFromBoth(), ['o12', 'o'], 'beside one that has the grant');
    },
  },
  {
    title: '[OP3] has one handler for each add-in: a second takes the place of the first, a released one is not asked',
    async run({ room, seat }) {
      const { tell } = await seat();
      await tell('intercept', { rule: { does: 'append', text: ' first' } });
      await tell('intercept', { rule: { does: 'append', text: ' second' } });
      expectSame(textOf(await room.post({ body: 'a' })), 'a second', 'after the second');
      await tell('release');
      await roundTrip(tell);
      const outcome = await room.post({ body: 'b' });
      expectSame([textOf(outcome), trailOf(outcome)], ['b', []], 'after the release');
      await tell('intercept', { rule: { does: 'append', text: ' third' } });
      expectSame(textOf(await room.post({ body: 'c' })), 'c third', 'after the third');
    },
  },
  {
    title: '[GR2] ends a handler with its grant, in the middle of a check too, and keeps it when other grants change',
    async run(stage) {
      const { posting, session, tell } = await keepDraft(stage, { grants: ['messages/read', 'outgoing/intercept'] });
      session.setGrants(['messages/read']);
      expectSame(trailOf(await posting.promise), ['one unchecked gone'], 'the draft that it kept');
      expectSame(trailOf(await stage.room.post({ body: 'b' })), [], 'the next draft');
      session.setGrants(['messages/read', 'outgoing/intercept']);
      await tell('until', { type: 'grants-changed', count: 2 });
      await tell('intercept', { rule: { does: 'append', text: '!' } });
      for (const more of [['outgoing/intercept-others'], ['roster/read'], []] as const) {
        session.setGrants(['messages/read', 'outgoing/intercept', ...more]);
        expectSame(textOf(await stage.room.post({ body: 'c' })), 'c!', `with ${more[0] ?? 'no more'}`);
      }
    },
  },
  {
    title: '[OP8] [LT2] lets a draft go on when the add-in that keeps it goes',
    async run(stage) {
      for (const leave of ['remove', 'close', 'end'] as const) {
        const { posting, session, tell, remove } = await keepDraft(stage, { id: leave });
        if (leave === 'remove') remove();
        else if (leave === 'close') await tell('close');
        else session.close();
        expectSame(trailOf(await posting.promise), [`${leave} unchecked gone`], `the trail after “${leave}”`);
      }
    },
  },
  {
    title: '[OP16] asks an add-in about the drafts that it wants, and lets the others by',
    async run({ room, seat }) {
      const { tell } = await seat();
      await tell('intercept', { rule: { does: 'append', text: '!' }, wants: { contains: ['usd'], actions: ['post'] } });
      expectSame(textOf(await room.post({ body: 'Bid EUR/USD' })), 'Bid EUR/USD!', 'one that it wants');
      const other = await room.post({ body: 'Bid EUR/GBP' });
      expectSame([textOf(other), trailOf(other)], ['Bid EUR/GBP', []], 'one without the words');
      expectSame(textOf(await room.post({ body: 'USD', replyTo: 'm1' })), 'USD', 'an answer');
    },
  },
  {
    title: '[OP17] lets an add-in look at drafts and how they end, and waits for nobody',
    async run({ room, seat }) {
      const observer = await seat({ id: 'observer', grants: ['messages/read', 'messages/post', 'outgoing/observe'] });
      const poster = await seat({ id: 'poster' });
      await poster.tell('intercept', { rule: { does: 'block', reason: 'private reason' } });
      await observer.tell('open', { name: 'o', of: 'drafts' });
      await roundTrip(observer.tell);
      expectSame((await room.post({ body: 'stopped' })).type, 'blocked', 'the post');
      const [entered, ended] = await observer.tell('take', { name: 'o', count: 2 });
      expectSame(JSON.stringify([entered, ended]).includes('private reason'), false, 'why it was stopped');
      expectSame(tellTale(entered), 'entered stopped', 'the draft as it was written');
      expectSame(tellTale(ended), 'ended blocked', 'its end');
      await observer.tell('post', { draft: { body: 'own' } });
      await poster.tell('post', { draft: { body: 'of another' } });
      await poster.tell('release');
      await room.post({ body: 'last' });
      const more = await observer.tell('take', { name: 'o', count: 2 });
      expectSame(more.map(tellTale), ['entered last', 'ended posted'], 'without other add-ins and its own');
    },
  },
  {
    title:
      '[GR2] [OP17] ends what an observer reads with its grant, and shows it what others post under a grant of its own',
    async run({ seat }) {
      const observer = await seat({
        id: 'observer',
        grants: ['messages/read', 'outgoing/observe', 'outgoing/observe-others'],
      });
      const poster = await seat({ id: 'poster' });
      await observer.tell('open', { name: 'o', of: 'drafts' });
      await roundTrip(observer.tell);
      await poster.tell('post', { draft: { body: 'of another' } });
      const [entered] = await observer.tell('take', { name: 'o', count: 2 });
      expectSame(tellTale(entered), 'entered of another', 'what another add-in posts');
      observer.session.setGrants(['messages/read', 'outgoing/observe-others']);
      await expectRejection(observer.tell('take', { name: 'o', count: 1 }), 'call/denied', 'the stream');
    },
  },
  {
    title: '[CL10] refuses a handler that the host does not take, and keeps the former one',
    async run({ room, seat }) {
      const { session, tell } = await seat({ grants: ['messages/read'] });
      const { data } = await rejectionOf(tell('intercept', { rule: { does: 'pass' } }), 'without the grant');
      expectSame(data?.['grant'], 'outgoing/intercept', 'the grant that is missing');
      session.setGrants(['messages/read', 'outgoing/intercept']);
      await tell('until', { type: 'grants-changed' });
      await tell('intercept', { rule: { does: 'append', text: '!' } });
      expectSame(textOf(await room.post({ body: 'a' })), 'a!', 'the text');
    },
  },
];
