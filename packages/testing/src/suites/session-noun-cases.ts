import {
  type Attachment,
  type FollowedState,
  GRANT_NAMES,
  type InvitationsState,
  PIECE_BYTES,
  type RoomPage,
  type SearchPage,
  type ChannelSignal,
  type RoomSignal,
  type TypingState,
  type UnreadState,
} from '@roompane/protocol';
import type { Downloaded, Uploaded } from '../session/addin-nouns.ts';
import type { Seat, SessionStage, SuiteCase } from '../session/session-stage.ts';
import { expectRejection, expectSame, expectTrue } from './expectations.ts';
import { bot, say } from './session-acts.ts';

const without = (...taken: readonly string[]) => GRANT_NAMES.filter((grant) => !taken.includes(grant));

const never = (): Promise<never> => new Promise(() => undefined);

async function takeOne<Event>({ tell }: Pick<Seat, 'tell'>, name: string): Promise<Event> {
  const [event] = await tell('take', { name, count: 1 });
  return event as Event;
}

const textsOf = ({ found }: SearchPage): readonly string[] => found.map(({ message }) => message.body.text);

function lastMessageId({ deployment }: Pick<SessionStage, 'deployment'>): string {
  const posts = deployment.log('fx').flatMap((event) => (event.type === 'posted' ? [event.message.id] : []));
  return posts.at(-1) ?? '';
}

/** What few add-ins need of a room, each a noun of its own. */
export const nounCases: readonly SuiteCase<SessionStage>[] = [
  {
    title: '[SE1] finds messages as they stand, in pages that lead on',
    async run(stage) {
      const { tell } = await stage.seat();
      say(stage, 5);
      stage.deployment.redact('fx', bot, lastMessageId(stage));
      const first = (await tell('noun', { does: 'search', query: { words: 'M', limit: 3 } })) as SearchPage;
      const query = { words: 'M', limit: 3, after: first.next };
      const rest = (await tell('noun', { does: 'search', query })) as SearchPage;
      expectSame([textsOf(first), textsOf(rest)], [['m3', 'm2', 'm1'], ['m0']], 'what is found');
      const none = (await tell('noun', { does: 'search', query: { phrase: 'no such words' } })) as SearchPage;
      expectSame(textsOf(none), [], 'what is found of nothing');
    },
  },
  {
    title: '[SE4] calls a place of no search a wrong parameter',
    async run({ seat }) {
      const { tell } = await seat();
      const query = { after: 'constructor' };
      await expectRejection(tell('noun', { does: 'search', query }), 'call/invalid-params', 'a place that is none');
    },
  },
  {
    title: '[GR2] [CL7] breaks a search off when its grant goes, and when its caller gives up',
    async run({ provider, seat }) {
      const { tell, session } = await seat();
      const [joined] = provider.joined;
      const signals: (AbortSignal | undefined)[] = [];
      let heard = (): void => undefined;
      if (joined) joined.search = (_query, options) => (signals.push(options?.signal), heard(), never());
      const asked = new Promise<void>((resolve) => (heard = resolve));
      const aborted = tell('noun', { does: 'search', query: {}, name: 'search' });
      await asked;
      await tell('abort', { name: 'search' });
      await expectRejection(aborted, 'call/aborted', 'a search that is given up');
      const again = new Promise<void>((resolve) => (heard = resolve));
      const revoked = tell('noun', { does: 'search', query: {} });
      await again;
      session.setGrants(without('messages/read'));
      await expectRejection(revoked, 'call/denied', 'a search whose grant goes');
      expectSame(
        signals.map((signal) => signal?.aborted),
        [true, true],
        'what the server is still asked for',
      );
    },
  },
  {
    title: '[PR2] reads the pages of a room both ways',
    async run(stage) {
      const { tell } = await stage.seat();
      say(stage, 5);
      const read = (order: 'newest-first' | 'oldest-first') =>
        tell('noun', { does: 'history', options: { order, limit: 2 } });
      expectSame(await read('oldest-first'), [['m0', 'm1'], ['m2', 'm3'], ['m4']], 'from the first page on');
      expectSame(await read('newest-first'), [['m3', 'm4'], ['m1', 'm2'], ['m0']], 'from the last page back');
    },
  },
  {
    title: '[PR9] removes its user’s messages and reacts to others’, as its grants allow',
    async run(stage) {
      const { tell, session } = await stage.seat();
      say(stage, 1);
      const botsId = lastMessageId(stage);
      const posted = await tell('post', { draft: { body: 'mine' } });
      const messageId = posted.type === 'posted' ? posted.message.id : '';
      await tell('noun', { does: 'redact', messageId });
      await tell('noun', { does: 'redact', messageId });
      await tell('noun', { does: 'react', reaction: { messageId: botsId, reaction: '👍', isOn: true } });
      const kinds = stage.deployment.log('fx').map(({ type }) => type);
      expectSame(kinds, ['posted', 'posted', 'redacted', 'reacted'], 'the log');
      await expectRejection(
        tell('noun', { does: 'redact', messageId: botsId }),
        'message/forbidden',
        'another’s message',
      );
      session.setGrants(without('messages/redact', 'messages/react'));
      await tell('until', { type: 'grants-changed' });
      await expectRejection(tell('noun', { does: 'redact', messageId: botsId }), 'call/denied', 'without the grant');
    },
  },
  {
    title: '[UN1] tells what is unread, and moves the marker on',
    async run(stage) {
      const seat = await stage.seat();
      await seat.tell('open', { name: 'unread', of: 'unread' });
      await takeOne<UnreadState>(seat, 'unread');
      say(stage, 2);
      const before = await takeOne<UnreadState>(seat, 'unread');
      expectTrue(before.count > 0, `${before.count} unread`);
      const { end } = await seat.tell('read', { limit: 1 });
      await seat.tell('noun', { does: 'mark-read', upTo: end });
      let state = before;
      while (state.count > 0) state = await takeOne<UnreadState>(seat, 'unread');
      expectSame(state, { count: 0, isAtLeast: false, readUpTo: end }, 'what is unread then');
      await expectRejection(
        seat.tell('noun', { does: 'mark-read', upTo: 'nowhere' }),
        'log/cursor-unknown',
        'no place',
      );
    },
  },
  {
    title: '[TY1] [GR2] tells who is typing, until the grant goes',
    async run({ deployment, clock, seat }) {
      const addin = await seat();
      await addin.tell('open', { name: 'typing', of: 'typing' });
      const namesOf = ({ people }: TypingState): readonly string[] => people.map(({ id }) => id);
      expectSame(namesOf(await takeOne(addin, 'typing')), [], 'who is typing at first');
      deployment.type('fx', bot, true);
      expectSame(namesOf(await takeOne(addin, 'typing')), [bot.id], 'who is typing then');
      clock.advance(10_000);
      expectSame(namesOf(await takeOne(addin, 'typing')), [], 'who is typing 10 s later');
      addin.session.setGrants(without('roster/read'));
      await expectRejection(addin.tell('take', { name: 'typing', count: 1 }), 'call/denied', 'the stream');
    },
  },
  {
    title: '[TY2] says that its user is typing, for no longer than its session',
    async run({ provider, clock, seat }) {
      const { tell, session } = await seat();
      const told: boolean[] = [];
      const [joined] = provider.joined;
      const set = joined?.setTyping.bind(joined);
      const stopped = new Promise<void>((resolve) => {
        if (!joined || !set) return;
        joined.setTyping = async (isTyping, options) => {
          told.push(isTyping);
          await set(isTyping, options);
          if (!isTyping) resolve();
        };
      });
      await tell('noun', { does: 'set-typing', isTyping: true });
      await tell('noun', { does: 'set-typing', isTyping: true });
      expectSame(told, [true], 'what the server was told');
      session.close();
      clock.advance(1_000);
      await stopped;
      expectSame(told, [true, false], 'what the server was told at last');
    },
  },
  {
    title: '[SG1] [SG4] [GR2] hears the other instances of its add-in, and no other add-in, until the grant goes',
    async run({ deployment, provider, seat }) {
      const addin = await seat();
      await addin.tell('open', { name: 'signals', of: 'signals' });
      const coming = takeOne<RoomSignal>(addin, 'signals');
      const sent = new Promise<ChannelSignal>((resolve) => {
        for (const joined of provider.joined) joined.sendSignal = (signal) => Promise.resolve(resolve(signal));
      });
      await addin.tell('noun', { does: 'signal', data: { row: 3 } });
      const { channel, data } = await sent;
      expectSame(data, { row: 3 }, 'what the server was told');
      deployment.signal('fx', bot, { channel: `${channel} `, data: 'of another add-in' });
      deployment.signal('fx', bot, { channel, data: 'here too' });
      const heard = await coming;
      expectSame([heard.from.id, heard.data, heard.missed], [bot.id, 'here too', 0], 'what it hears');
      addin.session.setGrants(without('signals/exchange'));
      await expectRejection(addin.tell('take', { name: 'signals', count: 1 }), 'call/denied', 'the stream');
      await expectRejection(addin.tell('noun', { does: 'signal', data: 1 }), 'call/denied', 'a signal');
    },
  },
  {
    title: '[DI1] [DI2] [DI3] knows the other rooms of the server, and follows them',
    async run({ deployment, seat }) {
      const addin = await seat();
      const { tell } = addin;
      deployment.addRoom({ id: 'rates', title: 'Rates desk' });
      const page = (await tell('noun', { does: 'find-rooms', query: { text: 'RATES' } })) as RoomPage;
      expectSame(
        page.rooms.map(({ id }) => id),
        ['rates'],
        'what is found',
      );
      expectSame(await tell('noun', { does: 'room-info', roomId: 'rates' }), page.rooms[0], 'what it is');
      await tell('open', { name: 'followed', of: 'followed' });
      const idsOf = ({ rooms }: FollowedState): readonly string[] => rooms.map(({ id }) => id);
      expectSame(idsOf(await takeOne(addin, 'followed')), ['fx'], 'what is followed at first');
      await tell('noun', { does: 'follow-room', roomId: 'rates' });
      expectSame(idsOf(await takeOne(addin, 'followed')), ['fx', 'rates'], 'what is followed then');
      await tell('noun', { does: 'unfollow-room', roomId: 'rates' });
      expectSame(idsOf(await takeOne(addin, 'followed')), ['fx'], 'what is followed at last');
      for (const roomId of ['nowhere', 'constructor', '__proto__'])
        await expectRejection(tell('noun', { does: 'follow-room', roomId }), 'room/not-found', roomId);
    },
  },
  {
    title: '[DI2] [DI3] is told of invitations, and declines them',
    async run({ deployment, seat }) {
      const addin = await seat();
      deployment.addRoom({ id: 'credit', title: 'Credit desk', privacy: 'closed' });
      await addin.tell('open', { name: 'invitations', of: 'invitations' });
      const idsOf = ({ invitations }: InvitationsState): readonly string[] => invitations.map(({ room }) => room.id);
      expectSame(idsOf(await takeOne(addin, 'invitations')), [], 'what stands at first');
      deployment.invite('credit', 'sam', { by: bot });
      expectSame(idsOf(await takeOne(addin, 'invitations')), ['credit'], 'what stands then');
      await addin.tell('noun', { does: 'decline', roomId: 'credit' });
      expectSame(idsOf(await takeOne(addin, 'invitations')), [], 'what stands at last');
      await addin.tell('noun', { does: 'decline', roomId: 'credit' });
    },
  },
  {
    title: '[FI1] [FI3] [FI4] [ST11] sends a file in pieces, posts it, and reads it back',
    async run({ seat }) {
      const { tell } = await seat();
      for (const bytes of [0, 1, 2 * PIECE_BYTES + 7]) {
        const { attachment, told } = (await tell('noun', { does: 'upload', bytes })) as Uploaded;
        expectSame([attachment.name, attachment.bytes], ['rates.csv', bytes], 'the reference');
        expectTrue(
          told.every(({ totalBytes }) => totalBytes === bytes),
          'how far it was',
        );
        await tell('post', { draft: { body: 'The rates', attachments: [attachment] } });
        const read = (await tell('noun', { does: 'download', attachment })) as Downloaded;
        expectSame(read, { bytes, isWhole: true }, 'what comes back');
      }
    },
  },
  {
    title: '[FI5] reads no file that no message carries',
    async run({ seat }) {
      const { tell } = await seat();
      const { attachment } = (await tell('noun', { does: 'upload', bytes: 1 })) as Uploaded;
      const made: Attachment = { ...attachment, id: 'made up' };
      for (const named of [attachment, made])
        await expectRejection(tell('noun', { does: 'download', attachment: named }), 'message/not-found', named.id);
    },
  },
  {
    title: '[FI2] [GR2] stops an upload when its grant goes',
    async run({ provider, seat }) {
      const { tell, session } = await seat();
      let heard = (): void => undefined;
      const asked = new Promise<void>((resolve) => (heard = resolve));
      let sending: AbortSignal | undefined;
      const [joined] = provider.joined;
      if (joined) joined.upload = (_file, options) => ((sending = options?.signal), heard(), never());
      const uploading = tell('noun', { does: 'upload', bytes: 10 });
      await asked;
      session.setGrants(without('files/attach'));
      await expectRejection(uploading, 'call/denied', 'the upload');
      expectSame(sending?.aborted, true, 'whether the server is told');
    },
  },
  {
    title: '[CL4] knows how the server’s clock stands',
    async run({ provider, seat }) {
      const { tell } = await seat();
      provider.serverOffsetMs = -250;
      expectSame(await tell('noun', { does: 'read-clock' }), { offsetMs: -250 }, 'the clock');
      provider.serverOffsetMs = undefined;
      expectSame(await tell('noun', { does: 'read-clock' }), {}, 'a clock that is not known');
    },
  },
];
