import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDraft, createDraft, parseAs, parseDraft } from '@roompane/protocol';
import { writeInvitation } from './write-invitation.ts';

const write = (address: string) => createDraft(writeInvitation({ address, key: '471 108' }), 'key');

describe('writeInvitation', () => {
  it('is an alert story that a room takes, with the address as a link', () => {
    const draft = write('https://meet.example/fx');
    assert.deepEqual(parseAs(parseDraft, draft, 'call/invalid-params'), draft);
    assert.equal(checkDraft(draft), undefined);
    assert.deepEqual([draft.kind, draft.importance, draft.title], ['story', 'high', 'Meeting has started']);
    const [link] = draft.body.spans;
    assert.ok(link);
    assert.equal(draft.body.text.slice(link.offset, link.offset + link.length), 'https://meet.example/fx');
  });

  it('makes no link of an address that is none', () => {
    for (const address of ['javascript:alert(1)', 'http://meet.example', 'the green room']) {
      assert.deepEqual(write(address).body.spans, []);
    }
  });
});
