import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { type Occupant, parseAttendance, toRole, toRoster } from './occupant.ts';

const room = 'desk@rooms.example';
const me = { id: 'sam@example', name: 'Sam', kind: 'user' } as const;
const people = { roomId: room, me, myOccupantId: undefined, showsAddresses: true, botDomains: ['bots.example'] };

function presence(attributes: string, inside: string): Element {
  const text = `<presence xmlns="jabber:client" ${attributes}>${inside}</presence>`;
  // What stands for a DOM in Node has its own types; the sources use what both have.
  return new DOMParser().parseFromString(text, 'text/xml').documentElement as unknown as Element;
}

const user = (inside: string): string => `<x xmlns="http://jabber.org/protocol/muc#user">${inside}</x>`;

const occupant = (nick: string, more: Partial<Occupant> = {}): Occupant => ({
  ...{ nick, mucRole: 'participant', presence: 'active' },
  ...more,
});

describe('presence of a room', () => {
  it('is nobody’s without a nickname, or without what the room says of it', () => {
    assert.equal(parseAttendance(presence(`from="${room}"`, user('<item role="none"/>'))), undefined);
    assert.equal(parseAttendance(presence(`from="${room}/Kim"`, '')), undefined);
    assert.equal(parseAttendance(presence(`from="${room}/Kim" type="subscribe"`, user('<item/>'))), undefined);
  });

  it('says who is there, as what, and whether it is oneself', () => {
    const item = '<item role="moderator" jid="kim@example/phone"/><status code="110"/>';
    const said = parseAttendance(presence(`from="${room}/Kim"`, `<show>xa</show>${user(item)}`));
    assert.deepEqual(said?.occupant, { nick: 'Kim', jid: 'kim@example', mucRole: 'moderator', presence: 'away' });
    assert.deepEqual([said?.isHere, said?.isRoomGone, said?.statuses.has('110')], [true, false, true]);
  });
});

describe('a roster', () => {
  it('[PR6] has someone with two nicknames once, active if one of them is', () => {
    const jid = 'kim@example';
    const two = [occupant('Kim', { jid, presence: 'away' }), occupant('Kim (phone)', { jid })];
    const roster = toRoster([...two, occupant('Sam', { jid: me.id })], { kind: 'regular', people });
    assert.deepEqual([...roster.keys()], [jid, me.id]);
    assert.deepEqual([roster.get(jid)?.presence, roster.get(jid)?.person.name], ['active', 'Kim']);
    assert.deepEqual([roster.get(me.id)?.isSelf, roster.get(jid)?.isSelf], [true, false]);
  });

  it('calls bot only who has an account where the deployer says that bots have theirs', () => {
    const bot = occupant('Rates', { jid: 'rates@bots.example' });
    const claimed = occupant('bot', { jid: 'rates@example' });
    const roster = toRoster([bot, claimed], { kind: 'regular', people });
    assert.deepEqual(
      [...roster.values()].map(({ person }) => person.kind),
      ['bot', 'user'],
    );
  });

  it('takes a nickname that looks like an address for a name', () => {
    const [entry] = toRoster([occupant(me.id)], { kind: 'regular', people }).values();
    assert.deepEqual([entry?.isSelf, entry?.person.id], [false, `${room}/nick/${me.id}`]);
  });

  it('believes no address where the room shows none', () => {
    const context = { ...people, showsAddresses: false, myOccupantId: 'o1' };
    const there = [occupant('Kim', { jid: me.id, occupantId: 'o2' }), occupant('Sam', { occupantId: 'o1' })];
    const roster = toRoster(there, { kind: 'regular', people: context });
    assert.deepEqual([...roster.keys()], [`${room}/occupant/o2`, me.id]);
  });

  it('has roles by what the room lets one do', () => {
    const roles = ['moderator', 'participant', 'visitor', 'anything'];
    assert.deepEqual(
      roles.map((role) => [toRole(role, 'regular'), toRole(role, 'auditorium')]),
      [
        ['manager', 'manager'],
        ['member', 'presenter'],
        ['visitor', 'member'],
        ['visitor', 'member'],
      ],
    );
  });
});
