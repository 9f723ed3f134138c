import { html } from 'lit';
import type { Draft, Outcome } from '@roompane/protocol';
import { type FakeRoom, ManualClock } from '@roompane/testing';
import '../src/room-composer/define.ts';
import type { RoomComposer } from '../src/index.ts';
import { ComposerHarness } from './composer-harness.ts';
import { demoRoom } from './demo-room.ts';
import { onStage } from './on-stage.ts';

export const guard = { id: 'guard', name: 'Trade guard' };

export async function stageComposer(room: FakeRoom = demoRoom(), clock = new ManualClock()): Promise<ComposerHarness> {
  const element = await onStage<RoomComposer>(html`<room-composer .room=${room} .clock=${clock}></room-composer>`);
  return new ComposerHarness(element);
}

export const stopWith =
  (fix: (draft: Draft) => Draft | undefined) =>
  (draft: Draft): Outcome => {
    const offered = fix(draft);
    const reason = '8 m is over the desk limit of 5 m.';
    return { type: 'blocked', by: guard, reason, ...(offered ? { fix: offered } : {}), draft, trail: [] };
  };

export const fixed = (draft: Draft): Draft => ({
  ...draft,
  body: { text: draft.body.text.replace('8 m', '5 m'), spans: [] },
});

export const failing =
  (isRetryable: boolean) =>
  (draft: Draft): Outcome => ({
    type: 'failed',
    code: 'provider/unavailable',
    reason: 'The chat server cannot be reached.',
    isRetryable,
    draft,
    trail: [],
  });
