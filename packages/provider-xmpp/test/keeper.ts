import type { RoomInfo } from '@roompane/protocol';
import { systemClock } from '@roompane/protocol/provider-kit';
import { $msg, $pres, type Builder } from 'strophe.js';
import { Line } from '../src/line.ts';
import * as NS from '../src/namespace.ts';
import { attributeOf, childOf, childrenOf, textOf } from '../src/xml.ts';
import { register } from './register.ts';

const MUC_ADMIN = 'http://jabber.org/protocol/muc#admin';

export interface RoomSettings {
  readonly title: string;
  readonly isAuditorium?: boolean;
  readonly isForMembers?: boolean;
  readonly isHidden?: boolean;
  readonly hidesAddresses?: boolean;
  /** Addresses. */
  readonly members?: readonly string[];
}

/** Who owns the rooms of the tests, and may do what needs that. */
export class Keeper {
  readonly #line: Line;

  private constructor(line: Line) {
    this.#line = line;
  }

  static async create(url: string, user: string): Promise<Keeper> {
    await register(url, { user, password: 'secret' });
    const line = new Line({
      ...{ service: url, jid: `${user}@chat.localhost`, password: 'secret', clock: systemClock },
      ...{ stateChanged: () => {}, sessionStarted: () => {}, heard: () => {}, answer: () => undefined },
    });
    await line.open();
    return new Keeper(line);
  }

  async createRoom(roomId: string, settings: RoomSettings): Promise<void> {
    const { title, isAuditorium = false, isForMembers = false, isHidden = false, hidesAddresses = false } = settings;
    await this.#meet(roomId, $pres({ to: `${roomId}/keeper` }).c('x', { xmlns: NS.MUC }));
    await this.#configure(roomId, {
      'muc#roomconfig_roomname': title,
      'muc#roomconfig_roomdesc': `What is said in ${title}`,
      'muc#roomconfig_persistentroom': '1',
      'muc#roomconfig_moderatedroom': isAuditorium ? '1' : '0',
      'muc#roomconfig_membersonly': isForMembers ? '1' : '0',
      'muc#roomconfig_publicroom': isHidden ? '0' : '1',
      'muc#roomconfig_whois': hidesAddresses ? 'moderators' : 'anyone',
    });
    for (const jid of settings.members ?? []) await this.setMember(roomId, jid);
    await this.#meet(roomId, $pres({ to: `${roomId}/keeper`, type: 'unavailable' }));
  }

  setMember(roomId: string, jid: string): Promise<void> {
    return this.#set(roomId, (iq) => iq.c('query', { xmlns: MUC_ADMIN }).c('item', { affiliation: 'member', jid }));
  }

  ban(roomId: string, jid: string): Promise<void> {
    return this.#set(roomId, (iq) => iq.c('query', { xmlns: MUC_ADMIN }).c('item', { affiliation: 'outcast', jid }));
  }

  /** Out for now; they may come back. */
  kick(roomId: string, { nick, reason }: { readonly nick: string; readonly reason: string }): Promise<void> {
    return this.#set(roomId, (iq) =>
      iq.c('query', { xmlns: MUC_ADMIN }).c('item', { nick, role: 'none' }).c('reason').t(reason),
    );
  }

  rename(roomId: string, { title, description }: Pick<RoomInfo, 'title' | 'description'>): Promise<void> {
    return this.#configure(roomId, {
      'muc#roomconfig_roomname': title,
      'muc#roomconfig_roomdesc': description,
    });
  }

  /** The room is for members from now on. */
  shut(roomId: string): Promise<void> {
    return this.#configure(roomId, { 'muc#roomconfig_membersonly': '1' });
  }

  moderate(roomId: string, messageId: string): Promise<void> {
    return this.#set(roomId, (iq) =>
      iq
        .c('apply-to', { xmlns: NS.FASTEN, id: messageId })
        .c('moderate', { xmlns: NS.MODERATION_0 })
        .c('retract', { xmlns: NS.RETRACTION_0 }),
    );
  }

  /** What the last of all reactions says to a client that knows nothing else. */
  async lastReactions(roomId: string): Promise<ReadonlySet<string>> {
    const archived = await this.#readArchive(roomId);
    const last = archived.findLast((message) => childOf(message, 'reactions', NS.REACTIONS));
    return new Set(childrenOf(childOf(last, 'reactions', NS.REACTIONS), 'reaction').map(textOf));
  }

  /** Stanzas of whatever sort. */
  async countArchived(roomId: string): Promise<number> {
    return (await this.#readArchive(roomId)).length;
  }

  destroy(roomId: string): Promise<void> {
    return this.#set(roomId, (iq) => iq.c('query', { xmlns: NS.MUC_OWNER }).c('destroy'));
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  async setTopic(roomId: string, topic: string): Promise<void> {
    await this.attend(roomId);
    this.#line.send($msg({ to: roomId, type: 'groupchat' }).c('subject').t(topic));
  }

  /** In the room, as `in` is until it is left: some acts are for those who are there. */
  async attend(roomId: string): Promise<void> {
    await this.#meet(roomId, $pres({ to: `${roomId}/keeper` }).c('x', { xmlns: NS.MUC }));
  }

  /** Sends anything to a room that one is in. */
  say(stanza: Builder): void {
    this.#line.send(stanza);
  }

  async #readArchive(roomId: string): Promise<readonly Element[]> {
    const messages: Element[] = [];
    const taken = new AbortController();
    const take = (stanza: Element): void => {
      const forwarded = childOf(childOf(stanza, 'result', NS.ARCHIVE), 'forwarded', NS.FORWARD);
      messages.push(...childrenOf(forwarded, 'message'));
    };
    this.#line.listen(roomId, take, { signal: taken.signal });
    await this.#set(roomId, (iq) => iq.c('query', { xmlns: NS.ARCHIVE }));
    taken.abort();
    return messages;
  }

  #configure(roomId: string, fields: Readonly<Record<string, string>>): Promise<void> {
    return this.#set(roomId, (iq) => {
      iq.c('query', { xmlns: NS.MUC_OWNER }).c('x', { xmlns: NS.DATA_FORM, type: 'submit' });
      const named = { FORM_TYPE: 'http://jabber.org/protocol/muc#roomconfig', ...fields };
      for (const [name, value] of Object.entries(named)) iq.c('field', { var: name }).c('value').t(value).up().up();
      return iq;
    });
  }

  async #set(roomId: string, build: (iq: Builder) => Builder): Promise<void> {
    await this.#line.request({ type: 'set', to: roomId, build });
  }

  /** Sends presence, and resolves when the room gave it back. */
  #meet(roomId: string, presence: Builder): Promise<void> {
    const met = new AbortController();
    return new Promise<void>((resolve, reject) => {
      const take = (stanza: Element): void => {
        if (attributeOf(stanza, 'type') === 'error') reject(new Error(`${roomId} refused the keeper`));
        else if (attributeOf(stanza, 'from') === `${roomId}/keeper` && stanza.localName === 'presence') resolve();
      };
      this.#line.listen(roomId, take, { signal: met.signal });
      this.#line.send(presence);
    }).finally(() => met.abort());
  }
}
