import assert from 'node:assert/strict';
import type { OutgoingEvent } from '../../src/outgoing/draft-events.ts';
import type { RecordedDraft } from '../../src/outgoing/record/recorded-draft.ts';
import type { ScriptedPipeline } from './scripted-pipeline.ts';

type DraftEvent = Exclude<OutgoingEvent, { readonly type: 'interceptors-changed' }>;

/** What was told as it happened, and what a record made of that, is what the drafts came to. */
export function checkStory({ events, settled }: ScriptedPipeline, recorded: readonly RecordedDraft[]): void {
  assert.equal(recorded.length, settled.length, 'the record has each draft once');
  const told = events.filter(isOfDraft);
  for (const { draftId, draft, ending, steps } of settled) {
    const chapters = told.filter((event) => event.draftId === draftId);
    const names = chapters.map(({ type }) => type);
    assert.deepEqual(
      [names[0], names.at(-1)],
      ['draft-entered', 'draft-settled'],
      'a story has a beginning and an end',
    );
    assert.equal(names.filter((name) => name === 'draft-entered' || name === 'draft-settled').length, 2);
    const decided = chapters.flatMap((event) => (event.type === 'draft-decided' ? [event.decision] : []));
    assert.deepEqual(decided, steps, 'each decision was told when it was made');
    const record = recorded.find(({ key }) => key === draft.key)!;
    assert.equal(record.ending?.type, ending.type);
    assert.equal(record.waiting, undefined, 'what has ended waits for nothing');
    assert.deepEqual(
      record.decisions.map(({ addin, did, failure, words }) => [addin.id, did, failure, words?.before, words?.after]),
      steps.map(({ step, before, after }) => [step.addin.id, step.did, step.failure, before, after]),
      'the record tells the same',
    );
    const times = [
      record.enteredAtEpochMs,
      ...record.decisions.map(({ atEpochMs }) => atEpochMs),
      record.ending.atEpochMs,
    ];
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
      'in the order of time',
    );
    for (const { tookMs, atEpochMs } of record.decisions) assert.ok(tookMs <= atEpochMs - record.enteredAtEpochMs);
  }
}

function isOfDraft(event: OutgoingEvent): event is DraftEvent {
  return event.type !== 'interceptors-changed';
}
