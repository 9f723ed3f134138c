import {
  type AckEnvelope,
  type BatchEnvelope,
  type CallEnvelope,
  type CancelEnvelope,
  checkDraftMethod,
  type Envelope,
  followContext,
  HOST_METHODS,
  parseEnvelope,
  parseGreeting,
  postMessage,
  type Rejection,
  type ReplyEnvelope,
} from '@roompane/protocol';
import { readDraftId } from '../outgoing/draft-run.ts';
import { changedParts, readParts } from './context-parts.ts';
import { draftFacts, eventFacts, type Facts, field, joinFacts, NOTHING, readAs, verdictFacts } from './facts.ts';
import { isLate } from './is-late.ts';
import type { Crossing } from './crossing.ts';
import { dropOpen, keyOf, type OpenRecord, opposite, type SessionState, setOpen } from './session-state.ts';
import { codeOf, settleCall, toVerdictResult } from './settled-call.ts';
import type { WireRecord } from './wire-record.ts';

/** The state after a string, and the records that it made or changed. */
export type SessionStep = readonly [SessionState, ...records: WireRecord[]];

/** Batches of one stream that come within this time of each other's first are one row. */
const GROUP_MS = 250;

const isStream = (method: string): boolean => {
  const row = HOST_METHODS.get(method);
  return row !== undefined && 'event' in row;
};

/** Folds one string into what is known of a session. Never throws, whatever the string. */
export function stepSession(state: SessionState, crossing: Crossing): SessionStep {
  const { written } = crossing;
  if (written === undefined) return [state, crossing.begin({ kind: 'error', name: 'error', ...refused('not-text') })];
  const envelope = parseEnvelope(written);
  if (envelope.type !== 'rejection') return stepEnvelope(state, crossing, envelope);
  const greeting = crossing.direction === 'to-addin' ? greet(crossing, written) : undefined;
  return [state, greeting ?? crossing.begin({ kind: 'error', name: 'error', ...refused(reasonOf(envelope, written)) })];
}

type Reason = Extract<Facts, { type: 'no-envelope' }>['reason'];

/** An oversize string is not read here either. */
function reasonOf({ reason }: Rejection, written: string): Reason {
  if (reason === 'oversize') return reason;
  return parseJson(written) === undefined ? 'not-json' : 'misfit';
}

const refused = (reason: Reason): Partial<WireRecord> => ({
  result: 'refused',
  code: reason === 'not-text' ? 'limit/abusive' : 'envelope/invalid',
  facts: { type: 'no-envelope', reason },
});

function greet(crossing: Crossing, written: string): WireRecord | undefined {
  const greeting = readAs(parseGreeting, parseJson(written));
  if (!greeting) return undefined;
  const { type: name } = greeting;
  if (greeting.type === 'refuse') {
    return crossing.begin({ kind: 'event', name, result: 'refused', code: codeOf(greeting.error) });
  }
  if (greeting.type === 'wait') return crossing.begin({ kind: 'event', name });
  const { version, context } = greeting;
  return crossing.begin({ kind: 'event', name, facts: { type: 'welcome', version, grants: context.grants.length } });
}

function parseJson(written: string): unknown {
  try {
    return JSON.parse(written) as unknown;
  } catch {
    return undefined;
  }
}

function stepEnvelope(state: SessionState, crossing: Crossing, envelope: Envelope): SessionStep {
  switch (envelope.type) {
    case 'call':
      return stepCall(state, crossing, envelope);
    case 'reply':
      return stepReply(state, crossing, envelope);
    case 'batch':
      return stepBatch(state, crossing, envelope);
    case 'ack':
      return stepAck(state, crossing, envelope);
    case 'cancel':
      return stepCancel(state, crossing, envelope);
    case 'ping': {
      const record = crossing.begin({ kind: 'ping', name: 'ping', result: 'pending' });
      const barrier = crossing.direction === 'to-addin' ? { pingedAtEpochMs: crossing.atEpochMs } : state.barrier;
      return [setOpen({ ...state, barrier }, keyOf(crossing.direction, envelope.id), { record }), record];
    }
    case 'pong':
      return stepPong(state, crossing, envelope.id);
    case 'error': {
      const code = codeOf(envelope.error);
      return [state, crossing.begin({ kind: 'error', name: 'error', result: 'refused', code })];
    }
    case 'bye':
      return [state, crossing.begin({ kind: 'event', name: 'bye', code: codeOf(envelope.error) })];
  }
}

function stepCall(state: SessionState, crossing: Crossing, { id, method, params }: CallEnvelope): SessionStep {
  const key = keyOf(crossing.direction, id);
  const isCheck = crossing.direction === 'to-addin' && method === checkDraftMethod.name;
  const draft = isCheck ? field(params, 'draft') : method === postMessage.name ? params : undefined;
  const facts = draft === undefined ? NOTHING : draftFacts(draft);
  // An id that is in use is refused, and the call that uses it goes on.
  if (state.open.has(key)) return [state, crossing.begin({ kind: 'call', name: method, facts, result: 'refused' })];
  const record = isCheck
    ? crossing.begin({ kind: 'verdict', name: method, facts, draftId: readDraftId(field(params, 'checkId')) })
    : isStream(method) && crossing.direction === 'to-host'
      ? crossing.begin({ kind: 'stream', name: method, facts, result: 'open' })
      : crossing.begin({ kind: 'call', name: method, facts, result: 'pending' });
  return [setOpen(state, key, { record }), record];
}

function stepReply(state: SessionState, crossing: Crossing, envelope: ReplyEnvelope): SessionStep {
  const key = keyOf(opposite(crossing.direction), envelope.id);
  const opened = state.open.get(key);
  if (!opened) return [state];
  const { record, isTakenBack } = opened;
  const next = dropOpen(state, key);
  if (record.kind === 'verdict')
    return isTakenBack && envelope.error ? [next] : [next, answer(crossing, opened, envelope)];
  if (isTakenBack) return [next];
  const settled = settleCall(envelope, record.name, record.facts);
  const isOver = record.kind === 'stream' && !envelope.error;
  return [next, crossing.settle(record, isOver ? { result: 'closed' } : settled)];
}

function answer(crossing: Crossing, { record, isTakenBack }: OpenRecord, envelope: ReplyEnvelope): WireRecord {
  const tookMs = crossing.atEpochMs - record.atEpochMs;
  const facts = verdictFacts(envelope.result, record.facts);
  const settled = isTakenBack ? ({ result: 'late' } as const) : toVerdictResult(envelope);
  const { draftId } = record;
  return crossing.begin({ kind: 'verdict', name: 'outgoing/verdict', tookMs, facts, draftId, ...settled });
}

function stepBatch(state: SessionState, crossing: Crossing, { id, seq, events }: BatchEnvelope): SessionStep {
  const key = keyOf(opposite(crossing.direction), id);
  const stream = state.open.get(key);
  if (stream?.record.kind !== 'stream') return [state];
  const { atEpochMs } = crossing;
  const { name } = stream.record;
  if (name === followContext.name) {
    const context = readParts(events.at(-1));
    const facts: Facts = { type: 'context', parts: changedParts(stream.context ?? new Map(), context) };
    const told = crossing.begin({ kind: 'event', name, facts });
    return [setOpen(state, key, { ...stream, context, batches: { record: told, seq, atEpochMs } }), told];
  }
  const { batches } = stream;
  const facts = eventFacts(events);
  const record =
    batches && atEpochMs - batches.record.atEpochMs < GROUP_MS
      ? crossing.add(batches.record, {
          result: 'sent',
          tookMs: undefined,
          events: (batches.record.events ?? 0) + events.length,
          facts: joinFacts(batches.record.facts, facts),
        })
      : crossing.begin({ kind: 'stream', name, facts, events: events.length });
  return [setOpen(state, key, { ...stream, batches: { record, seq, atEpochMs } }), record];
}

function stepAck(state: SessionState, crossing: Crossing, { id, seq }: AckEnvelope): SessionStep {
  const key = keyOf(crossing.direction, id);
  const stream = state.open.get(key);
  const { batches } = stream ?? {};
  if (!stream || batches?.seq !== seq) return [state];
  const record = { ...batches.record, result: 'read', tookMs: crossing.atEpochMs - batches.atEpochMs } as const;
  return [setOpen(state, key, { ...stream, batches: { ...batches, record } }), record];
}

function stepCancel(state: SessionState, crossing: Crossing, { id }: CancelEnvelope): SessionStep {
  const key = keyOf(crossing.direction, id);
  const opened = state.open.get(key);
  if (!opened || opened.isTakenBack) return [state];
  const { kind, atEpochMs: checkedAtEpochMs } = opened.record;
  const { atEpochMs } = crossing;
  const isCheckLate = kind === 'verdict' && isLate(state.barrier, { checkedAtEpochMs, atEpochMs });
  const checked = isCheckLate ? 'late' : 'withdrawn';
  const result = kind === 'verdict' ? checked : kind === 'stream' ? 'closed' : 'aborted';
  const record = crossing.settle(opened.record, { result });
  return [setOpen(state, key, { ...opened, record, isTakenBack: true }), record];
}

function stepPong(state: SessionState, crossing: Crossing, id: number): SessionStep {
  const key = keyOf(opposite(crossing.direction), id);
  const opened = state.open.get(key);
  if (opened?.record.kind !== 'ping') return [state];
  const barrier = state.barrier && { ...state.barrier, pongedAtEpochMs: crossing.atEpochMs };
  return [dropOpen({ ...state, barrier }, key), crossing.settle(opened.record, { result: 'ok' })];
}
