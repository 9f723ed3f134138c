import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EditedEvent, Message, RedactedEvent } from '@roompane/protocol';
import { LaterChanges } from './later-changes.ts';

const body = { text: 'as posted', spans: [] };
const message: Message = {
  id: 'm1',
  kind: 'regular',
  importance: 'normal',
  body,
  author: { id: 'priya', name: 'Priya', kind: 'user' },
  postedAtEpochMs: 1,
  isRedacted: false,
};
const at = { cursor: 'c', messageId: 'm1', atEpochMs: 2 };
const redacted: RedactedEvent = { type: 'redacted', ...at };
const edited: EditedEvent = { type: 'edited', ...at, body: { text: 'as edited', spans: [] } };

describe('what a search keeps of later changes', () => {
  it('[SE3] holds a removal to be final, whichever way the log is read, also where an edit stands behind it', () => {
    const [back, on] = [new LaterChanges(), new LaterChanges()];
    for (const event of [edited, redacted]) back.takeOlder(event);
    for (const event of [redacted, edited]) on.takeNewer(event);
    assert.deepEqual([back.apply(message).isRedacted, on.apply(message).isRedacted], [true, true]);
  });

  it('[SE3] gives the last words of a message', () => {
    const changes = new LaterChanges();
    changes.takeOlder({ ...edited, body: { text: 'the last words', spans: [] } });
    changes.takeOlder(edited);
    assert.equal(changes.apply(message).body.text, 'the last words');
  });
});
