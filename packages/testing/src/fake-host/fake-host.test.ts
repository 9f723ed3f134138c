import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { block, confirm, connect, pass, replace } from '@roompane/addin';
import { type AddinRoom, isRoompaneError, type LiveEvent, readServerClock, RoompaneError } from '@roompane/protocol';
import { type FakeHost, fakeHost } from './fake-host.ts';

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (isRoompaneError(error) ? error.code : String(error)),
  );

const nextOf = async (events: AsyncIterable<LiveEvent>): Promise<LiveEvent> => {
  for await (const event of events) return event;
  throw new Error('The stream ended.');
};

describe('fakeHost, around an add-in in this very realm', () => {
  let host: FakeHost;
  let room: AddinRoom;

  beforeEach(async () => {
    host = await fakeHost({
      messages: ['Good morning', 'Two at 86'].map((body) => ({ body })),
      people: ['Priya Raman'],
    });
    room = await host.admit(connect);
  });

  afterEach(() => host.close());

  it('[HS1] [HS13] gives connect() a room, with all that it knows at once', () => {
    assert.equal(room.info.title, 'FX desk – London');
    assert.equal(room.me.name, 'Sam Whitfield');
    assert.equal(room.me.can('messages/post'), true);
    assert.equal(room.appearance.theme, 'light');
    assert.equal(room.connection, 'online');
  });

  it('leaves nothing of the page around it behind', async () => {
    assert.deepEqual(
      ['parent', 'location', 'document'].filter((name) => name in globalThis),
      [],
    );
    assert.equal(await connect(), room, '[HS16]');
    room.close();
    assert.equal(await codeOf(connect()), 'connection/not-framed', 'a connection of its own');
  });

  it('gives the add-in what is said, changed, reacted to and removed', async () => {
    const seen: string[] = [];
    const following = (async () => {
      for await (const event of room.messages.live()) seen.push(event.type);
    })();
    await host.quiet();
    const { id } = host.say({ body: 'Three at 87', author: 'Tom Akers' });
    host.say({ body: 'Three at 88', author: 'Tom Akers', edits: id });
    host.react(id, '👍');
    host.redact(id);
    await host.quiet();
    assert.deepEqual(seen, ['caught-up', 'posted', 'edited', 'reacted', 'redacted']);
    assert.equal(host.messages.at(-1)?.isRedacted, true);
    await host.kick();
    assert.equal(await codeOf(following), 'room/removed');
    assert.equal(host.session.error?.code, 'room/removed');
  });

  it('has the posts of the add-in, in its name', async () => {
    const outcome = await room.post({ body: 'Bid 86' });
    assert.equal(outcome.type, 'posted');
    assert.deepEqual(host.messages.at(-1)?.via, { id: 'addin', name: 'Add-in' });
  });

  it('[OP13] answers for the user where it is told how', async () => {
    const questions: string[] = [];
    const asked = await fakeHost({
      ask: (question) => {
        questions.push(question.kind === 'confirm' ? question.question : question.reason);
        return Promise.resolve(questions.length === 1 ? 'yes' : 'no');
      },
    });
    const here = await asked.admit(connect);
    await here.outgoing.intercept(() => confirm({ question: 'Alert everybody?' }));
    assert.equal((await asked.room.post({ body: 'Lunch' })).type, 'posted');
    const stopped = await asked.room.post({ body: 'Lunch' });
    assert.equal(stopped.type === 'blocked' && stopped.byUser, true);
    assert.deepEqual(questions, ['Alert everybody?', 'Alert everybody?']);
    await asked.close();
  });

  it('[OP2] [OP8] puts an interceptor in the way of the user, and lets it be late', async () => {
    const filter = await room.outgoing.intercept((draft) =>
      draft.body.text.includes('client') ? block({ reason: 'No client names' }) : replace({ ...draft, body: 'ok' }),
    );
    assert.equal((await host.room.post({ body: 'a client' })).type, 'blocked');
    const other = await host.room.post({ body: 'fine' });
    assert.equal(other.type === 'posted' && other.message.body.text, 'ok');
    filter.close();
    await host.quiet();

    await room.outgoing.intercept(() => new Promise(() => undefined));
    const posting = host.room.post({ body: 'unchecked' });
    await host.quiet();
    host.clock.advance(4_000);
    await host.quiet();
    host.clock.advance(250);
    assert.deepEqual(
      (await posting).trail.map(({ failure }) => failure),
      ['late'],
    );
  });

  it('tells of roles, of grants, of looks, and of the line', async () => {
    const changes: string[] = [];
    const names = ['info', 'me', 'grants', 'appearance', 'connection'] as const;
    for (const name of names) room.addEventListener(`${name}-changed`, () => changes.push(name));
    host.changeInfo({ topic: 'Fixings' });
    await host.quiet();
    host.changeRole('visitor');
    await host.quiet();
    assert.equal(room.me.can('messages/post'), false);
    host.setAppearance({ theme: 'dark' });
    host.line.isOffline = true;
    await host.quiet();
    assert.equal(room.connection, 'offline');
    host.setGrants([]);
    await host.quiet();
    assert.deepEqual([...new Set(changes)], ['info', 'me', 'appearance', 'connection', 'grants']);
    assert.equal(await codeOf(room.messages.latest()), 'call/denied');
  });

  it('has a server whose clock may be another', async () => {
    assert.deepEqual(await readServerClock(room), { offsetMs: 0 });
    host.line.clockSkewMs = -90_000;
    assert.deepEqual(await readServerClock(room), { offsetMs: -90_000 });
  });

  it('shows who is there', async () => {
    host.enter('Tom Akers');
    for await (const event of room.roster.live()) {
      assert.ok(event.type === 'snapshot');
      assert.deepEqual(event.entries.map(({ person }) => person.name).sort(), [
        'Priya Raman',
        'Sam Whitfield',
        'Tom Akers',
      ]);
      break;
    }
  });

  it('[OP4] takes several add-ins, each in its own name and with its own grants', async () => {
    await room.outgoing.intercept(() => pass());
    const other = await host.admit(connect, { id: 'feed', name: 'Market feed', grants: ['messages/post'] });
    assert.notEqual(other, room);
    const outcome = await other.post({ body: 'Fixing in 5' });
    assert.deepEqual(outcome.type === 'posted' && outcome.message.via, { id: 'feed', name: 'Market feed' });
    assert.equal(await codeOf(other.messages.latest()), 'call/denied');
    assert.equal((await room.messages.latest()).events.length, 3);
  });

  it('[HS2] is the host at the origin that it says, and no other', async () => {
    const elsewhere = await fakeHost({ origin: 'https://chat.example' });
    assert.equal(
      await codeOf(elsewhere.admit(() => connect({ hosts: ['https://other.example'] }))),
      'connection/host-not-allowed',
    );
    const here = await elsewhere.admit(() => connect({ hosts: ['https://other.example', 'https://chat.example'] }));
    assert.equal(here.info.id, 'fx-london');
    await elsewhere.close();
    assert.equal(here.signal.aborted, true);
  });

  it('[CL6] has a port that can be slow or gone', async () => {
    host.port.toAddinDelayMs = 1_000;
    const reading = room.messages.latest();
    await host.quiet();
    host.clock.advance(1_000);
    assert.equal((await reading).events.length, 2);
    host.port.crash();
    const patience = new AbortController();
    const unheard = codeOf(room.messages.latest({ signal: patience.signal }));
    await host.quiet();
    patience.abort();
    assert.equal(await unheard, 'call/aborted');
    // Its own end never learns that the host’s has gone.
    room.close();
  });

  it('rejects with what the code that it runs throws', async () => {
    await assert.rejects(
      host.admit(() => Promise.reject(new RoompaneError('call/failed'))),
      { code: 'call/failed' },
    );
    assert.equal('parent' in globalThis, false);
    assert.equal((await nextOf(room.messages.live())).type, 'caught-up');
  });
});
