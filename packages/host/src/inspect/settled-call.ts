import { isErrorCode, type ReplyEnvelope, type Verdict, type WireError } from '@roompane/protocol';
import { eventFacts, type Facts, field } from './facts.ts';
import type { RecordResult, WireRecord } from './wire-record.ts';

type Settled = Pick<WireRecord, 'result' | 'code' | 'facts'>;

const failures: ReadonlySet<string> = new Set(['call/failed', 'call/invalid-result', 'call/timed-out']);
const outcomes: ReadonlyMap<unknown, RecordResult> = new Map([
  ['blocked', 'stopped'],
  ['failed', 'failed'],
]);
const verdicts: ReadonlyMap<unknown, RecordResult> = new Map<Verdict['type'], RecordResult>([
  ['pass', 'passed'],
  ['replace', 'changed'],
  ['block', 'stopped'],
  ['confirm', 'asked'],
]);

function knownCode(code: unknown): string {
  return isErrorCode(code) ? code : 'call/failed';
}

/**
 * The code of an error as its sender had it, where the sender says so of one that may not cross. What is no code of ours is
 * a failure of the far side's own.
 */
export function codeOf({ code, data }: WireError): string {
  const original = field(data, 'originalCode');
  return knownCode(code === 'call/failed' && original !== undefined ? original : code);
}

/** How an error ends a call: the far side would not, could not, or need not. */
function toResult(code: string): RecordResult {
  if (code === 'call/aborted') return 'aborted';
  return failures.has(code) || code.startsWith('provider/') ? 'failed' : 'refused';
}

/** What a reply makes of the call `name`. */
export function settleCall({ error, result }: ReplyEnvelope, name: string, asked: Facts): Settled {
  if (error) return { result: toResult(codeOf(error)), code: codeOf(error), facts: asked };
  if (name === 'messages/post') {
    const code = field(result, 'code');
    return {
      result: outcomes.get(field(result, 'type')) ?? 'ok',
      ...(code === undefined ? {} : { code: knownCode(code) }),
      facts: asked,
    };
  }
  const events = name === 'messages/read-page' ? field(result, 'events') : undefined;
  return { result: 'ok', facts: Array.isArray(events) ? eventFacts(events) : asked };
}

/** How a verdict ends a check; what is none is a failure. */
export function toVerdictResult({ error, result }: ReplyEnvelope): Pick<WireRecord, 'result' | 'code'> {
  if (error) return { result: 'failed', code: codeOf(error) };
  const verdict = verdicts.get(field(result, 'type'));
  return verdict ? { result: verdict } : { result: 'failed', code: 'call/invalid-result' };
}
