/** All keys of one room's log: a number sorts before every list. */
export function rangeOf(roomId: string): IDBKeyRange {
  return IDBKeyRange.bound([roomId], [roomId, []]);
}
