import { html } from 'lit';
import type { HostRoom, MountOptions } from '@roompane/host';
import type { Manifest } from '@roompane/protocol';
import { ManualClock } from '@roompane/testing';
import '../src/host/define.ts';
import type { PaneState, PaneStateEvent, RoomPane } from '../src/host/index.ts';
import { FakePaneSession } from './fake-pane-session.ts';
import { all, onStage, one, wordsOf } from './on-stage.ts';

export const manifest: Manifest = {
  id: 'market-feed',
  name: 'Market feed',
  version: '1.0.0',
  entry: 'http://127.0.0.1:5174/market-feed/',
  requires: ['messages/read', 'messages/post'],
  wants: ['outgoing/intercept'],
};

/** The pane hands its room on and looks at nothing of it. */
export const room = {} as HostRoom;

export interface StagedPane {
  readonly pane: RoomPane;
  readonly clock: ManualClock;
  readonly mounts: MountOptions[];
  readonly sessions: FakePaneSession[];
  readonly states: PaneState[];
}

export async function stagePane(given: Partial<RoomPane> = {}): Promise<StagedPane> {
  const clock = new ManualClock();
  const mounts: MountOptions[] = [];
  const sessions: FakePaneSession[] = [];
  const states: PaneState[] = [];
  const mount = (options: MountOptions): FakePaneSession => {
    mounts.push(options);
    const session = new FakePaneSession(options.manifest);
    sessions.push(session);
    return session;
  };
  const handleState = (event: PaneStateEvent): unknown => states.push(event.state);
  const pane = await onStage<RoomPane>(
    html`<room-pane
      style="flex: 1"
      .room=${given.room ?? room}
      .manifest=${given.manifest ?? manifest}
      .grants=${['messages/read', 'messages/post']}
      .mount=${given.mount ?? mount}
      .clock=${clock}
      @pane-state=${handleState}
    ></room-pane>`,
  );
  return { pane, clock, mounts, sessions, states };
}

export const stateWords = (pane: RoomPane): string => wordsOf(one(pane, '.state'));
export const frameOf = (pane: RoomPane): HTMLIFrameElement | undefined =>
  all(pane, 'iframe')[0] as HTMLIFrameElement | undefined;
