import * as NS from './namespace.ts';
import { attributeOf, childOf } from './xml.ts';

/** Who removed which message: the room for a moderator (XEP-0425), or its author (XEP-0424). */
export interface Retraction {
  /** The archive's id of the message, or the author's own. */
  readonly messageId: string;
  readonly isByRoom: boolean;
}

/** Both as servers of 2022 and as those of today write it. `isFromRoom`: nobody's nickname stands behind it. */
export function parseRetraction(message: Element, isFromRoom: boolean): Retraction | undefined {
  const applied = childOf(message, 'apply-to', NS.FASTEN);
  const retract = childOf(message, 'retract', NS.RETRACTION);
  const messageId = attributeOf(applied ?? retract, 'id').slice(0, 256);
  const isModerated = childOf(applied, 'moderated', NS.MODERATION_0) ?? childOf(retract, 'moderated', NS.MODERATION);
  const isRetracted = retract ?? childOf(applied, 'retract', NS.RETRACTION_0);
  if (!messageId) return undefined;
  if (isFromRoom) return isModerated ? { messageId, isByRoom: true } : undefined;
  return isRetracted ? { messageId, isByRoom: false } : undefined;
}

/** What a server left where the words were. */
export function isTombstone(message: Element): boolean {
  return (
    childOf(message, 'moderated', NS.MODERATION_0) !== undefined ||
    childOf(message, 'retracted', NS.RETRACTION) !== undefined ||
    childOf(message, 'retracted', NS.RETRACTION_0) !== undefined
  );
}
