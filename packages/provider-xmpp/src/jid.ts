/** An address without its resource. */
export function bareOf(jid: string): string {
  const slash = jid.indexOf('/');
  return slash < 0 ? jid : jid.slice(0, slash);
}

/** Empty where there is none. In a room it is the nickname. */
export function resourceOf(jid: string): string {
  const slash = jid.indexOf('/');
  return slash < 0 ? '' : jid.slice(slash + 1);
}

export function domainOf(jid: string): string {
  const bare = bareOf(jid);
  return bare.slice(bare.indexOf('@') + 1);
}

/** Whether that can be a room's address: whoever asks may have it from anywhere. */
export function isRoomId(roomId: string): boolean {
  return roomId.length <= 256 && /^[^\s@/"&'<>]+@[^\s@/"&'<>]+$/.test(roomId);
}
