import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CallScope } from '@roompane/bridge';
import {
  type Draft,
  followRoster,
  LIMITS,
  type Outcome,
  postMessage,
  redactMessage,
  RoompaneError,
  searchMessages,
} from '@roompane/protocol';
import { joinFake } from '../../test/room/fake-join.ts';
import type { ActScope } from '../room/acts/act.ts';
import { identified } from '../view/view.ts';
import { fitOutcome } from './fit-outcome.ts';
import { RevocableGrants } from './revocable-grants.ts';
import { createRoomService, type ServedRoom } from './room-service.ts';

const draft: Draft = { kind: 'regular', importance: 'normal', body: { text: 'Sell 8 m', spans: [] }, key: 'k' };

describe('what a room answers an add-in', () => {
  it('[OP15] keeps what other add-ins did to its draft, but for who blocked it', async () => {
    const by = { id: 'guard', name: 'Trade guard' };
    const outcome: Outcome = {
      type: 'blocked',
      by,
      reason: 'Over the limit.',
      draft,
      trail: [
        { addin: { id: 'other', name: 'Other' }, did: 'replaced', reason: 'private' },
        { addin: by, did: 'blocked' },
      ],
    };
    const room = { postFrom: () => Promise.resolve(outcome), acts: new Map() };
    const view = () => identified;
    const served = { room, view } as unknown as ServedRoom;
    const row = createRoomService(served).get(postMessage.name);
    const answer = await row?.handler(draft as never, { signal: new AbortController().signal } as CallScope);
    assert.deepEqual(answer, { ...outcome, trail: [] });
  });

  it('[OP15] leaves a fix away that would not fit one envelope beside the draft', () => {
    const long: Draft = { ...draft, kind: 'story', title: 'Long', body: { text: '\u0001'.repeat(32_768), spans: [] } };
    const by = { id: 'guard', name: 'Trade guard' };
    const blocked: Outcome = { type: 'blocked', by, reason: 'Too much.', draft: long, fix: long, trail: [] };
    const told = fitOutcome(blocked);
    assert.ok(JSON.stringify(told).length < LIMITS.envelopeChars);
    assert.deepEqual(told, { type: 'blocked', by, reason: 'Too much.', draft: long, trail: [] });
    assert.deepEqual(fitOutcome({ ...blocked, draft, fix: draft }), { ...blocked, draft, fix: draft });
  });

  it('[GR2] breaks an act off when its grant is taken back, and tells the act', async () => {
    const grants = new RevocableGrants(['messages/redact']);
    let scope: ActScope | undefined;
    const call = (_params: never, given: ActScope): Promise<never> => ((scope = given), new Promise(() => undefined));
    const room = { acts: new Map([[redactMessage.name, { method: redactMessage, call }]]) };
    const asker = { ended: new AbortController().signal, isPage: false, channel: 'test' };
    const whileGranted = grants.signalOf.bind(grants);
    const view = () => identified;
    const served = { room, view, asker, whileGranted } as unknown as ServedRoom;
    const row = createRoomService(served).get(redactMessage.name);
    const answer = row?.handler({ messageId: 'm' } as never, { signal: new AbortController().signal } as CallScope);
    assert.deepEqual([scope?.signal.aborted, scope?.asker], [false, asker]);
    grants.update([]);
    await assert.rejects(answer as Promise<never>, { code: 'call/denied' });
    assert.equal(scope?.signal.aborted, true);
  });

  it('[SE4] calls a wrong argument of an act a wrong parameter', async () => {
    const call = (): Promise<never> =>
      Promise.reject(new RoompaneError('argument/invalid', { data: { path: 'after' } }));
    const room = { acts: new Map([[searchMessages.name, { method: searchMessages, call }]]) };
    const { signal } = new AbortController();
    const served = {
      room,
      view: () => identified,
      asker: { ended: signal, isPage: false, channel: 'test' },
      whileGranted: () => signal,
    } as unknown as ServedRoom;
    const row = createRoomService(served).get(searchMessages.name);
    const answer = row?.handler({} as never, { signal } as CallScope);
    await assert.rejects(answer as Promise<never>, { code: 'call/invalid-params', data: { path: 'after' } });
  });

  it('[VW4] hangs streams that show people as they are on people/identify, and no others', async () => {
    const { room } = await joinFake();
    const outcomes: Record<string, string> = {};
    for (const [name, granted] of [
      ['identified', ['roster/read', 'people/identify']],
      ['pseudonymous', ['roster/read']],
    ] as const) {
      const grants = new RevocableGrants(granted);
      const over = new AbortController();
      const asker = { ended: new AbortController().signal, isPage: false, channel: 'test' };
      const served = { room, view: () => room.viewFor(granted), asker, whileGranted: grants.signalOf.bind(grants) };
      const row = createRoomService(served as unknown as ServedRoom).get(followRoster.name);
      const scope = { signal: over.signal, sendBatch: () => undefined, onAcknowledge: () => undefined };
      const running = row?.handler({} as never, scope) as Promise<void>;
      grants.update(['roster/read']);
      over.abort();
      outcomes[name] = await running.then(
        () => 'ended',
        (error: RoompaneError) => error.code,
      );
    }
    await room.leave();
    assert.deepEqual(outcomes, { identified: 'call/denied', pseudonymous: 'ended' });
  });

  it('[OB7] takes a draft that is kept back when the add-in says so, and not at the end of its session', () => {
    const seen: (AbortSignal | undefined)[] = [];
    const postFrom = (_sender: unknown, _draft: unknown, { signal }: { signal?: AbortSignal }): Promise<never> => (
      seen.push(signal),
      new Promise(() => undefined)
    );
    for (const code of ['connection/closed', 'call/aborted'] as const) {
      const served = { room: { postFrom, outbox: {}, acts: new Map() }, view: () => identified };
      const row = createRoomService(served as unknown as ServedRoom).get(postMessage.name);
      const call = new AbortController();
      void row?.handler(draft as never, { signal: call.signal } as CallScope);
      call.abort(new RoompaneError(code));
    }
    assert.deepEqual(
      seen.map((signal) => signal?.aborted),
      [false, true],
    );
  });
});
