import type { Direction, Facts, RecordResult, WireRecord } from '@roompane/host';

export type Tone = 'plain' | 'ok' | 'warn' | 'danger';

const results: Readonly<Record<RecordResult, readonly [label: string, tone: Tone]>> = {
  pending: ['Waiting', 'plain'],
  sent: ['Sent', 'plain'],
  read: ['Read', 'plain'],
  ok: ['OK', 'ok'],
  refused: ['Refused', 'danger'],
  failed: ['Failed', 'danger'],
  aborted: ['Aborted', 'plain'],
  open: ['Open', 'plain'],
  closed: ['Closed', 'plain'],
  'cut-off': ['Cut off', 'warn'],
  passed: ['Passed', 'ok'],
  changed: ['Changed', 'warn'],
  stopped: ['Stopped', 'danger'],
  asked: ['Asked', 'warn'],
  late: ['Late', 'danger'],
  withdrawn: ['Withdrawn', 'plain'],
};

/** How a record stands, in a word, and the colour that goes with it. */
export function tellResult({ result }: Pick<WireRecord, 'result'>): readonly [label: string, tone: Tone] {
  return results[result];
}

export function tellDirection(direction: Direction): string {
  return direction === 'to-host' ? 'Pane to room' : 'Room to pane';
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
const characters = (chars: number): string => count(chars, 'character');

const parts: ReadonlyMap<string, string> = new Map([
  ['info', 'room'],
  ['me', 'role and rights'],
  ['appearance', 'appearance'],
  ['grants', 'grants'],
  ['areClocksHeld', 'clocks'],
]);

const reasons: Readonly<Record<Extract<Facts, { type: 'no-envelope' }>['reason'], string>> = {
  oversize: 'Longer than an envelope may be',
  'not-json': 'A string that is not JSON',
  misfit: 'JSON that is no envelope',
  'not-text': 'Not a string',
};

/** What a record holds: sizes and kinds, no word of what people wrote. Empty where there is nothing to tell. */
export function tellFacts(facts: Facts): string {
  switch (facts.type) {
    case 'nothing':
      return '';
    case 'draft':
      return `One ${facts.kind === 'story' ? 'story' : 'post'}${facts.isAlert ? ' of high importance' : ''}, ${characters(facts.chars)}`;
    case 'changed-draft': {
      const from = facts.beforeChars === undefined ? '' : `from ${facts.beforeChars} `;
      return `Replaced, ${from}to ${characters(facts.chars)}${facts.hasReason ? ', with a reason' : ''}`;
    }
    case 'stopped-draft':
      return `A reason of ${characters(facts.reasonChars)}${facts.hasFix ? ', with a fix' : ''}`;
    case 'question':
      return `A question of ${characters(facts.chars)}`;
    case 'events':
      return [...facts.counts].map(([type, number]) => (type === 'caught-up' ? type : `${number} ${type}`)).join(', ');
    case 'people':
      return count(facts.count, 'person', 'people');
    case 'context':
      return facts.parts.map((part) => parts.get(part) ?? part).join(', ') || 'Nothing new';
    case 'welcome':
      return `Protocol ${facts.version}, ${count(facts.grants, 'grant')}`;
    case 'no-envelope':
      return reasons[facts.reason];
  }
}

/** The detail of a row: the code where it ended with one, then what it holds. */
export function tellDetail({ code, facts }: Pick<WireRecord, 'code' | 'facts'>): string {
  return [code, tellFacts(facts)].filter(Boolean).join(' · ');
}
