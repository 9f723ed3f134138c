import { LIMITS } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import { bareOf, isRoomId } from './jid.ts';
import * as NS from './namespace.ts';
import { attributeOf, childOf, textOf, toXmlText } from './xml.ts';

/** Somebody asked the account into a room. */
export interface StandingInvitation {
  readonly roomId: string;
  /** The address of whoever did; empty where it is not known. */
  readonly by: string;
  /** Empty where there is none. */
  readonly reason: string;
  readonly atEpochMs: number;
  /** It came by way of the room, which tells who declines. */
  readonly isMediated: boolean;
}

/** Reads an invitation of a room (XEP-0045), or of a person (XEP-0249); `undefined` for any other message. */
export function parseInvitation(message: Element, now: number): StandingInvitation | undefined {
  if (['error', 'groupchat'].includes(attributeOf(message, 'type'))) return undefined;
  const from = bareOf(attributeOf(message, 'from'));
  const asked = childOf(childOf(message, 'x', NS.MUC_USER), 'invite');
  const direct = childOf(message, 'x', NS.INVITATION);
  const stamp = Date.parse(attributeOf(childOf(message, 'delay', NS.DELAY), 'stamp'));
  const atEpochMs = Number.isFinite(stamp) ? Math.max(0, stamp) : now;
  if (asked) {
    const said = { by: attributeOf(asked, 'from'), reason: textOf(childOf(asked, 'reason')) };
    return toInvitation({ roomId: from, ...said, atEpochMs, isMediated: true });
  }
  if (!direct) return undefined;
  const said = { by: from, reason: attributeOf(direct, 'reason') };
  return toInvitation({ roomId: attributeOf(direct, 'jid'), ...said, atEpochMs, isMediated: false });
}

/** As an item of the account's own node has it. */
export function parseKept(item: Element): StandingInvitation | undefined {
  const kept = childOf(item, 'invitation', NS.INVITATIONS);
  const at = Date.parse(attributeOf(kept, 'at'));
  if (!kept || !Number.isFinite(at)) return undefined;
  return toInvitation({
    roomId: attributeOf(item, 'id'),
    by: attributeOf(kept, 'by'),
    reason: textOf(childOf(kept, 'reason')),
    atEpochMs: Math.max(0, at),
    isMediated: attributeOf(kept, 'mediated') === 'true',
  });
}

export function addKept(item: Builder, { by, reason, atEpochMs, isMediated }: StandingInvitation): Builder {
  const at = new Date(atEpochMs).toISOString();
  item.c('invitation', { xmlns: NS.INVITATIONS, by, at, mediated: `${isMediated}` });
  return item.c('reason').t(toXmlText(reason)).up().up();
}

function toInvitation(invitation: StandingInvitation): StandingInvitation | undefined {
  const { roomId, by, reason } = invitation;
  if (!isRoomId(roomId)) return undefined;
  return { ...invitation, by: by.slice(0, 1_023), reason: reason.trim().slice(0, LIMITS.reasonChars) };
}
