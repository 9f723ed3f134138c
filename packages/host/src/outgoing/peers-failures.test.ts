import assert, { AssertionError } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDraft, type Outcome, RoompaneError } from '@roompane/protocol';
import { countFromTheClick, letEditsBy, loseSilently, stopWithoutReason } from '../../test/outgoing/old-rules.ts';
import { didOf, expectBlocked, rest, ScriptedPipeline } from '../../test/outgoing/scripted-pipeline.ts';
import type { stepPipeline } from './pipeline-state.ts';

/** What people report of those who let add-ins look at a post before it is sent, as it must not be here. */
interface Failure {
  /** What must hold. */
  readonly title: string;
  /** Where it was reported that it does not. */
  readonly reports: string;
  /** The rule of theirs that brings it about. */
  readonly oldRule: typeof stepPipeline;
  readonly check: (room: ScriptedPipeline) => Promise<void>;
}

const failures: readonly Failure[] = [
  {
    title: '[OP5] [OP9] the clock is fair: an add-in that took 9 s to load has all of its own time',
    reports: 'OfficeDev/office-js#6816, #6696, RocketChat/Rocket.Chat#33834',
    oldRule: countFromTheClick(),
    async check(room) {
      const guard = room.attach({ policy: 'block', deadlineMs: 6_000 }, { isReady: false });
      const posted = room.enter('bid');
      await room.advance(9_000);
      guard.attachment.ready(guard);
      await room.advance(5_999);
      guard.last.answer({ type: 'pass' });
      assert.deepEqual(didOf(await posted), ['addin-1 passed']);
    },
  },
  {
    title: '[OP2] there is no way round: an edit is looked at as the first words were',
    reports: 'RocketChat/Rocket.Chat.Apps-engine#63, mattermost/mattermost#23013, #30935, #36291',
    oldRule: letEditsBy,
    async check(room) {
      room.attach().verdict = () => ({ type: 'block', reason: 'Over the limit' });
      const edit = createDraft({ body: 'bid 9 m', edits: 'm1' }, 'key');
      expectBlocked(await room.pipeline.submit(edit, { composer: 'room' }));
      assert.deepEqual(room.posts, []);
    },
  },
  {
    title: '[OP11] nothing is lost: with two add-ins, one of which fails, the words come back to who wrote them',
    reports: 'OfficeDev/office-js#6866, #2377, mattermost/mattermost#10921',
    oldRule: loseSilently,
    async check(room) {
      const [first, second] = [room.attach({ policy: 'block' }), room.attach({ policy: 'block' })];
      let outcome: Outcome | undefined;
      void room.enter('an hour of work').then((ended) => (outcome = ended));
      await rest();
      first.last.answer({ type: 'pass' });
      await rest();
      second.last.fail(new RoompaneError('call/failed'));
      await rest();
      assert.equal(outcome?.type, 'blocked', 'the draft ends');
      assert.equal(expectBlocked(outcome).draft.body.text, 'an hour of work');
    },
  },
  {
    title: '[OP3] it is said who stopped it, why, and what would pass',
    reports: 'RocketChat/Rocket.Chat.Apps-engine#352, RocketChat/Rocket.Chat#15850',
    oldRule: stopWithoutReason,
    async check(room) {
      room.attach().verdict = (draft) => ({
        type: 'block',
        reason: '8 m is over the desk limit of 5 m',
        fix: { ...draft, body: { text: 'bid 5 m', spans: [] } },
      });
      const { by, reason, fix } = expectBlocked(await room.enter('bid 8 m'));
      assert.deepEqual([by.name, reason, fix?.body.text], ['Guard 1', '8 m is over the desk limit of 5 m', 'bid 5 m']);
    },
  },
];

describe('what others were reported for', () => {
  for (const { title, reports, oldRule, check } of failures) {
    it(`${title} (${reports})`, () => check(new ScriptedPipeline()));

    it(`${title}: which our own pipeline with their rule would fail`, async () => {
      await assert.rejects(check(new ScriptedPipeline({ step: oldRule })), AssertionError);
    });
  }
});
