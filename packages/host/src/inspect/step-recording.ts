import { Crossing } from './crossing.ts';
import type { PortEvent } from './port-event.ts';
import { NEW_SESSION, type SessionState } from './session-state.ts';
import { stepSession } from './step-session.ts';
import type { WireRecord } from './wire-record.ts';

/** What a recorder must know to understand the next string, whatever became of its records. */
export interface RecordingState {
  readonly lastId: number;
  /** By source. */
  readonly sessions: ReadonlyMap<string, SessionState>;
}

export const NEW_RECORDING: RecordingState = { lastId: 0, sessions: new Map() };

export interface RecordingInput {
  /** The add-in that it happened to. */
  readonly source: string;
  readonly event: PortEvent;
  readonly keepsContents: boolean;
}

/** The state after an event, and the records that it made or changed: a known id replaces, a new one follows the last. */
export type RecordingStep = readonly [RecordingState, readonly WireRecord[]];

export function stepRecording(state: RecordingState, { source, event, keepsContents }: RecordingInput): RecordingStep {
  const session = state.sessions.get(source) ?? NEW_SESSION;
  if (event.type !== 'crossed') {
    const unanswered = event.type === 'closed' ? cutOff(session, event.atEpochMs) : [];
    return [withSession(state, source, NEW_SESSION), unanswered];
  }
  const crossing = new Crossing(event, { nextId: state.lastId + 1, source, keepsContents });
  const [next, ...records] = stepSession(session, crossing);
  const lastId = Math.max(state.lastId, ...records.map(({ id }) => id));
  return [{ ...withSession(state, source, next), lastId }, records];
}

function withSession(state: RecordingState, source: string, session: SessionState): RecordingState {
  if (state.sessions.get(source) === session) return state;
  return { ...state, sessions: new Map(state.sessions).set(source, session) };
}

/** What had no answer when the port went. A check says so in the row of its question. */
function cutOff({ open }: SessionState, atEpochMs: number): readonly WireRecord[] {
  return [...open.values()]
    .filter(({ isTakenBack }) => !isTakenBack)
    .map(({ record }) => ({
      ...record,
      result: record.kind === 'stream' ? 'closed' : 'cut-off',
      tookMs: atEpochMs - record.atEpochMs,
    }));
}
