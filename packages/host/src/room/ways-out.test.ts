import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createDraft,
  type Draft,
  type DraftAction,
  type DraftInput,
  type Importance,
  type MessageKind,
  type Outcome,
  toDraftAction,
  type Verdict,
} from '@roompane/protocol';
import { LineConditions, withLine } from '@roompane/testing';
import { createMemoryOutbox } from '../../test/outbox/outbox-memory.ts';
import { rest } from '../../test/outgoing/scripted-pipeline.ts';
import { type FakeJoin, joinFake, wordsOf } from '../../test/room/fake-join.ts';
import type { HostRoom } from './host-room.ts';
import { joinRoom } from './join-room.ts';

const guard = { addin: { id: 'guard', name: 'Trade guard' }, sessionKey: 'guard', mayInterceptOthers: true };
const feed = { via: { id: 'feed', name: 'Market feed' }, sessionKey: 'feed' };

/** Everything that a draft can be: a new kind, importance or action does not compile without a row. */
const drafts: Record<DraftAction, Record<MessageKind, Record<Importance, DraftInput>>> = {
  post: {
    regular: { normal: { body: 'bid' }, high: { body: 'bid', importance: 'high' } },
    story: {
      normal: { body: 'bid', title: 'London' },
      high: { body: 'bid', title: 'London', importance: 'high' },
    },
  },
  reply: {
    regular: {
      normal: { body: 'bid', replyTo: 'answered' },
      high: { body: 'bid', replyTo: 'answered', importance: 'high' },
    },
    story: {
      normal: { body: 'bid', title: 'London', replyTo: 'answered' },
      high: { body: 'bid', title: 'London', replyTo: 'answered', importance: 'high' },
    },
  },
  edit: {
    regular: {
      normal: { body: 'bid', edits: 'edited' },
      high: { body: 'bid', edits: 'edited', importance: 'high' },
    },
    story: {
      normal: { body: 'bid', title: 'London', edits: 'edited' },
      high: { body: 'bid', title: 'London', edits: 'edited', importance: 'high' },
    },
  },
};

/** Everybody who brings a draft in: a new way does not compile without a row. */
type Way =
  'typed' | 'from an add-in' | 'to another room' | 'again after a failure' | 'kept while offline' | 'from the outbox';

interface Stage extends FakeJoin {
  /** What the guard was asked about. */
  readonly seen: Draft[];
  /** What it says to each. */
  verdict: (draft: Draft) => Verdict;
}

async function setStage(): Promise<Stage> {
  const joined = await joinFake();
  const stage: Stage = { ...joined, seen: [], verdict: () => ({ type: 'pass' }) };
  watch(stage, joined.room);
  return stage;
}

/** Where a way does not begin in the first room. */
const stages: Partial<Record<Way, () => Promise<Stage>>> = {
  async 'to another room'() {
    const stage = await setStage();
    stage.deployment.addRoom({ id: 'other', title: 'Rates desk', roles: { sam: 'member' } });
    const room = await joinRoom(stage.provider, 'other', stage);
    const there = { ...stage, room };
    watch(there, room);
    return there;
  },
};

function watch(stage: Stage, room: HostRoom): void {
  room.intercept({ ...guard, policy: 'block' }).ready({
    ping: () => Promise.resolve(),
    check: ({ draft }) => {
      stage.seen.push(draft);
      return Promise.resolve(stage.verdict(draft));
    },
  });
}

const ways: Record<Way, (stage: Stage, draft: DraftInput) => Promise<Outcome>> = {
  typed: ({ room }, draft) => room.post(draft),
  'from an add-in': ({ room }, draft) => room.postFrom(feed, createDraft(draft, 'key')),
  'to another room': ({ room }, draft) => room.postFrom(feed, createDraft(draft, 'key')),
  async 'again after a failure'(stage, draft) {
    const { provider, room } = stage;
    provider.beforePost = () => Promise.reject(new Error('the server fails'));
    const failed = await room.post(draft);
    provider.beforePost = undefined;
    if (failed.type !== 'failed') return failed;
    provider.posts.length = 0;
    stage.seen.length = 0;
    return room.post(failed.draft);
  },
  async 'kept while offline'(stage, draft) {
    const conditions = new LineConditions();
    const room = await joinRoom(withLine(stage.provider, conditions, stage), 'room', stage);
    watch(stage, room);
    conditions.isOffline = true;
    const kept = await room.post(draft);
    conditions.isOffline = false;
    if (kept.type !== 'failed') return kept;
    stage.seen.length = 0;
    return room.post(kept.draft);
  },
  async 'from the outbox'(stage, draft) {
    const { clock, provider } = stage;
    const line = new LineConditions();
    const outbox = createMemoryOutbox().keeper;
    const room = await joinRoom(withLine(provider, line, { clock }), 'room', { clock, outbox });
    watch(stage, room);
    line.isOffline = true;
    const posting = room.post(draft);
    await rest();
    line.isOffline = false;
    for (let turn = 0; turn < 5; turn++) {
      clock.advance(1_000);
      await rest();
    }
    return posting;
  },
};

const everyDraft = Object.values(drafts).flatMap((kinds) =>
  Object.values(kinds).flatMap((importances) => Object.values(importances)),
);
const nameOf = ({ kind, importance, ...draft }: Draft): string =>
  `${toDraftAction(draft)} of a ${kind} of ${importance} importance`;

/** The draft, with the ids of messages that there are. */
async function aim({ room, seen, provider }: Stage, draft: DraftInput): Promise<DraftInput> {
  if (draft.edits === undefined && draft.replyTo === undefined) return draft;
  const target = await room.post({ body: 'what there was', key: 'there before' });
  seen.length = 0;
  provider.posts.length = 0;
  const id = target.type === 'posted' ? target.message.id : '';
  return { ...draft, ...(draft.edits === undefined ? { replyTo: id } : { edits: id }) };
}

for (const [way, post] of Object.entries(ways) as [Way, (typeof ways)[Way]][]) {
  describe(`a draft that is ${way}`, () => {
    for (const draft of everyDraft) {
      const name = nameOf(createDraft(draft, 'key'));

      it(`[OP1] [OP2] is looked at before it is posted: ${name}`, async () => {
        const stage = await (stages[way] ?? setStage)();
        const outcome = await post(stage, await aim(stage, draft));
        assert.equal(outcome.type, 'posted');
        assert.deepEqual(stage.seen.map(nameOf), [name]);
        assert.deepEqual(
          stage.provider.posts.map((cleared) => nameOf(cleared.draft)),
          [name],
        );
      });

      it(`[OP1] [OP3] does not get past a block: ${name}`, async () => {
        const stage = await (stages[way] ?? setStage)();
        const aimed = await aim(stage, draft);
        const before = stage.deployment.log('room').map(wordsOf);
        stage.verdict = () => ({ type: 'block', reason: 'Over the limit' });
        const outcome = await post(stage, aimed);
        assert.equal(outcome.type, 'blocked');
        assert.equal(outcome.draft.body.text, 'bid');
        assert.deepEqual([stage.provider.posts, stage.deployment.log('room').map(wordsOf)], [[], before]);
      });
    }
  });
}

describe('a fix', () => {
  for (const action of ['reply', 'edit'] as const) {
    it(`[OP3] of a draft that is a ${action} is one of the same message, and passes where it was blocked`, async () => {
      const stage = await setStage();
      const aimed = await aim(stage, drafts[action].regular.normal);
      stage.verdict = (draft) =>
        draft.body.text === 'fixed'
          ? { type: 'pass' }
          : { type: 'block', reason: 'no', fix: createDraft({ body: 'fixed' }, 'another key') };
      const blocked = await stage.room.post(aimed);
      assert.equal(blocked.type, 'blocked');
      const { fix, draft } = blocked;
      assert.ok(fix);
      assert.deepEqual([fix.replyTo, fix.edits, fix.key], [draft.replyTo, draft.edits, draft.key]);
      const taken = await stage.room.post(fix);
      assert.equal(taken.type, 'posted');
      assert.equal(stage.provider.posts[0]?.draft.body.text, 'fixed');
    });
  }
});

describe('two rooms', () => {
  it('[OP4] have ways out of their own: who looks in one sees nothing of the other', async () => {
    const [first, second] = [await setStage(), await joinFake()];
    first.verdict = () => ({ type: 'block', reason: 'no' });
    const outcomes = await Promise.all([first.room.post({ body: 'here' }), second.room.post({ body: 'there' })]);
    assert.deepEqual(
      outcomes.map(({ type }) => type),
      ['blocked', 'posted'],
    );
    assert.deepEqual(
      first.seen.map(({ body }) => body.text),
      ['here'],
    );
  });
});
