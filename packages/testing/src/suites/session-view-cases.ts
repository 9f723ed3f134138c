import { type DraftInput, type Grant, GRANT_NAMES, type LogEvent, type RosterEvent } from '@roompane/protocol';
import type { Seat, SessionStage, SuiteCase } from '../session/session-stage.ts';
import { expectRejection, expectSame, expectTrue } from './expectations.ts';
import { bot } from './session-acts.ts';

const grants: readonly Grant[] = GRANT_NAMES.filter((grant) => grant !== 'people/identify');

function mentioning(target: string): DraftInput {
  return { body: { text: '@Rates bot', spans: [{ type: 'mention', offset: 0, length: 10, target }] } };
}

/** The bot speaks, and the add-in reads under which id. */
async function hearBot({ deployment }: SessionStage, { tell }: Pick<Seat, 'tell'>): Promise<string> {
  deployment.say('fx', bot, { body: 'hello' });
  const { events } = await tell('read', { limit: 1 });
  return authorOf(events[0]);
}

function authorOf(event: LogEvent | undefined): string {
  return event?.type === 'posted' ? event.message.author.id : '';
}

/** The ids of what is posted next on a stream that is caught up. */
async function nextAuthor({ deployment }: SessionStage, { tell }: Pick<Seat, 'tell'>, name: string): Promise<string> {
  deployment.say('fx', bot, { body: 'live' });
  const [event] = (await tell('take', { name, count: 1 })) as LogEvent[];
  return authorOf(event);
}

function targetsIn({ deployment }: SessionStage): readonly (string | undefined)[] {
  const last = deployment.log('fx').at(-1);
  return last?.type === 'posted' ? last.message.body.spans.map(({ target }) => target) : [];
}

/** Who is who, with and without the grant to know. */
export const viewCases: readonly SuiteCase<SessionStage>[] = [
  {
    title: '[VW1] [VW2] shows people by one pseudonym each to add-ins that may not identify them',
    async run(stage) {
      const [one, other] = [await stage.seat({ grants }), await stage.seat({ id: 'other', grants })];
      const identified = await stage.seat({ id: 'identified' });
      const botHere = await hearBot(stage, one);
      expectTrue(/^~[0-9a-f]{32}$/.test(botHere), `the pseudonym ${botHere}`);
      expectSame([await hearBot(stage, other), await hearBot(stage, identified)], [botHere, 'rates'], 'the others');
      expectSame([other.sight.myId, identified.sight.myId], [one.sight.myId, 'sam'], 'the local user');
      await one.tell('open', { name: 'people', of: 'roster' });
      const [snapshot] = (await one.tell('take', { name: 'people', count: 1 })) as RosterEvent[];
      const people =
        snapshot?.type === 'snapshot' ? snapshot.entries.map(({ person, isSelf }) => [person.id, isSelf]) : [];
      expectSame(people, [[one.sight.myId, true]], 'the roster');
      const outcome = await one.tell('post', { draft: { body: 'mine' } });
      expectSame(outcome.type === 'posted' && outcome.message.author.id, one.sight.myId, 'the author of its post');
    },
  },
  {
    title: '[VW3] takes an add-in’s word for those whom it was shown, and for nobody else',
    async run(stage) {
      const seat = await stage.seat({ grants });
      const botHere = await hearBot(stage, seat);
      const outcome = await seat.tell('post', { draft: mentioning(botHere) });
      const target = outcome.type === 'posted' ? outcome.message.body.spans[0]?.target : undefined;
      expectSame([targetsIn(stage), target], [['rates'], botHere], 'whom the post mentions, there and here');
      const guessed = await seat.tell('post', { draft: mentioning('rates') });
      const nobody = guessed.type === 'posted' && guessed.message.body.spans.map(({ target: id }) => id ?? null);
      expectSame([targetsIn(stage), nobody], [[null], [null]], 'whom a guess mentions');
    },
  },
  {
    title: '[VW1] [VW3] checks drafts with pseudonyms in them, and its words mean the people behind',
    async run(stage) {
      const seat = await stage.seat({ grants });
      const botHere = await hearBot(stage, seat);
      await seat.tell('intercept', { rule: { does: 'append', text: '!' } });
      await stage.room.post(mentioning('rates'));
      const [checked] = await seat.tell('until', { type: 'checked' });
      expectSame(checked?.['mentions'], [botHere], 'whom the draft mentions');
      expectSame(targetsIn(stage), ['rates'], 'whom the post mentions');
    },
  },
  {
    title: '[VW4] ends what shows people as they are when that may no longer be, and begins nothing anew',
    async run(stage) {
      const seat = await stage.seat();
      const { session, tell } = seat;
      for (const [name, of] of [
        ['log', 'messages'],
        ['people', 'roster'],
      ] as const) {
        await tell('open', { name, of });
        await tell('take', { name, count: 1 });
      }
      session.setGrants(grants);
      for (const name of ['log', 'people']) {
        await expectRejection(tell('take', { name, count: 1 }), 'call/denied', `the stream of ${name}`);
      }
      await tell('until', { type: 'me-changed' });
      const { myId } = await tell('look');
      expectTrue(myId.startsWith('~'), 'the local user has a pseudonym from now on');
      await tell('open', { name: 'later', of: 'messages' });
      await tell('take', { name: 'later', count: 1 });
      const botHere = await hearBot(stage, seat);
      await tell('take', { name: 'later', count: 1 });
      session.setGrants(GRANT_NAMES);
      await tell('until', { type: 'me-changed', count: 2 });
      expectSame((await tell('look')).myId, 'sam', 'the local user, once that may be known again');
      expectSame(await nextAuthor(stage, seat, 'later'), botHere, 'a stream that was opened before');
      await tell('open', { name: 'last', of: 'messages' });
      await tell('take', { name: 'last', count: 1 });
      expectSame(await nextAuthor(stage, seat, 'last'), 'rates', 'a stream that is opened now');
    },
  },
];
