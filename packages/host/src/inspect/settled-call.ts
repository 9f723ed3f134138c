import { isErrorCode, type ReplyEnvelope, type Verdict } from '@roompane/protocol';
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

/** A code of ours; what a far side calls something else is a failure of its own. */
export function knownCode(code: unknown): string {
  return isErrorCode(code) ? code : 'call/failed';
}

/** How an error ends a call: the far side would not, could not, or need not. */
export function toResult(code: string): RecordResult {
  if (code === 'call/aborted') return 'aborted';
  return failures.has(code) || code.startsWith('provider/') ? 'failed' : 'refused';
}

/** What a reply makes of the call `name`. */
export function settleCall({ error, result }: ReplyEnvelope, name: string, asked: Facts): Settled {
  if (error) return { result: toResult(knownCode(error.code)), code: knownCode(error.code), facts: asked };
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
  if (error) return { result: 'failed', code: knownCode(error.code) };
  const verdict = verdicts.get(field(result, 'type'));
  return verdict ? { result: verdict } : { result: 'failed', code: 'call/invalid-result' };
}
