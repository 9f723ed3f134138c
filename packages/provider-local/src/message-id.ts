/** The id names the place, so that a change finds its row without an index. */
export function toMessageId(logId: string, seq: number): string {
  return `${logId}-${seq.toString(36)}`;
}

/** `undefined` for an id that this log did not give. */
export function readMessageSeq(messageId: string, logId: string): number | undefined {
  const seq = Number.parseInt(messageId.slice(logId.length + 1), 36);
  return Number.isSafeInteger(seq) && toMessageId(logId, seq) === messageId ? seq : undefined;
}
