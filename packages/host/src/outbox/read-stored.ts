import { parseAs, parseStoredDraft, type StoredDraft } from '@roompane/protocol';

export function readStored(unread: unknown): StoredDraft | undefined {
  try {
    return parseAs(parseStoredDraft, unread, 'argument/invalid');
  } catch {
    // Written by another version, or by nobody of ours: it is left where it is.
    return undefined;
  }
}
