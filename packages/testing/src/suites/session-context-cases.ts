import { type Appearance, GRANT_NAMES } from '@roompane/protocol';
import type { SessionStage, SuiteCase } from '../session/session-stage.ts';
import { expectRejection, expectSame, expectTrue } from './expectations.ts';

const night: Appearance = { theme: 'dark', density: 'compact', locale: 'ar-EG', direction: 'rtl' };

/** What an add-in is told about the room when it comes, and when it changes. */
export const contextCases: readonly SuiteCase<SessionStage>[] = [
  {
    title: '[HS6] welcomes an add-in with the room, its rights, its grants, the look and the reason why it is open',
    async run({ room, seat }) {
      const { sight, session, tell } = await seat();
      expectSame(sight.info, room.info, 'the room');
      expectSame([...sight.may].sort(), [...GRANT_NAMES].sort(), 'what it may');
      expectSame(sight.grants, GRANT_NAMES, 'its grants');
      expectSame([sight.appearance.theme, sight.openReason], ['light', 'user'], 'the look and the reason');
      expectSame(session.state, 'ready', 'the session');
      expectSame(await tell('supports', 'messages/post'), true, 'a method of the contract');
      for (const name of ['constructor', 'toString', 'messages/erase']) {
        expectSame(await tell('supports', name), false, `the method “${name}”`);
      }
    },
  },
  {
    title: '[GR3] lets an add-in do what the role allows and the host granted, and no more',
    async run({ deployment, seat }) {
      deployment.changeRole('fx', 'sam', 'visitor');
      const { sight, tell } = await seat({ grants: ['messages/read', 'messages/post'] });
      expectSame(sight.may, ['messages/read'], 'what it may');
      expectSame(sight.grants, ['messages/read', 'messages/post'], 'its grants');
      const outcome = await tell('post', { draft: { body: 'not as a visitor' } });
      expectTrue(outcome.type === 'failed' && outcome.code === 'room/read-only', 'the role forbids the post');
    },
  },
  {
    title: '[GR3] tells of changed grants with before and now',
    async run({ seat }) {
      const { session, tell } = await seat({ grants: ['messages/read', 'messages/post'] });
      session.setGrants(['messages/read', 'roster/read']);
      const [grants] = await tell('until', { type: 'grants-changed' });
      expectSame(grants?.['before'], ['messages/read', 'messages/post'], 'the grants before');
      expectSame(grants?.['now'], ['messages/read', 'roster/read'], 'the grants now');
      const [me] = await tell('until', { type: 'me-changed' });
      expectSame((me?.['now'] as { may: unknown }).may, ['messages/read', 'roster/read'], 'what it may now');
      expectSame((await tell('look')).grants, ['messages/read', 'roster/read'], 'what the room says');
      await expectRejection(tell('post', { draft: { body: 'no' } }), 'call/denied', 'what it may no more');
      await tell('open', { name: 'a', of: 'roster' });
      await tell('take', { name: 'a', count: 1 });
    },
  },
  {
    title: '[GR3] tells of a changed role',
    async run({ deployment, seat }) {
      const { tell } = await seat();
      deployment.changeRole('fx', 'sam', 'visitor');
      const [change] = await tell('until', { type: 'me-changed' });
      const [before, now] = [change?.['before'], change?.['now']] as { role: string; may: string[] }[];
      expectSame([before?.role, now?.role], ['member', 'visitor'], 'the role');
      expectSame(now?.may.includes('messages/post'), false, 'a visitor may post');
    },
  },
  {
    title: '[ST5] [PR18] [LI4] tells of a new look and new facts about the room, the latest of each',
    async run({ deployment, room, seat }) {
      const { session, sight, tell } = await seat();
      session.setAppearance(night);
      const [look] = await tell('until', { type: 'appearance-changed' });
      expectSame([look?.['before'], look?.['now']], [sight.appearance, night], 'the look before and now');
      const limits = { messageBytes: 100, storyBytes: 200 };
      deployment.changeInfo('fx', { title: 'FX desk', description: 'Moved', topic: 'The ECB at two', limits });
      const [info] = await tell('until', { type: 'info-changed' });
      expectSame([info?.['before'], info?.['now']], [sight.info, room.info], 'the room before and now');
      const seen = await tell('look');
      expectSame([seen.appearance, seen.info], [night, room.info], 'what the add-in sees');
      const { title, description, topic } = seen.info;
      expectSame([title, description, topic], ['FX desk', 'Moved', 'The ECB at two'], 'what the room says');
      expectSame(seen.info.limits, limits, 'the limits');
      const outcome = await tell('post', { draft: { body: 'x'.repeat(101) } });
      expectTrue(outcome.type === 'failed' && outcome.code === 'limit/exceeded', 'they hold for it from then on');
    },
  },
  {
    title: '[LV3] holds the clocks of the add-in too: no deadline passes',
    async run({ provider, seat }) {
      const { session, sight, tell } = await seat();
      provider.beforeRead = () => new Promise(() => undefined);
      session.holdClocks(true);
      session.setAppearance({ ...sight.appearance, theme: 'dark' });
      // Told on the same stream, behind the news that clocks are held.
      await tell('until', { type: 'appearance-changed' });
      const reading = expectRejection(tell('read', { name: 'a' }), 'call/timed-out', 'the call, once released');
      await tell('advance', 60_000);
      expectSame(await tell('isRunning', { name: 'a' }), true, 'a call past its deadline under held clocks');
      session.holdClocks(false);
      await reading;
    },
  },
];
