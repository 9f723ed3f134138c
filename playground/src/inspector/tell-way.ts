import type { RecordedDecision, RecordedDraft, RecordedEnding, RecordedWaiting, RecordedWords } from '@roompane/host';
import type { Tone } from './tell-record.ts';

/** One stop of a draft on its way out. */
export interface Stop {
  /** The add-in; absent for the end. */
  readonly name?: string;
  readonly words: string;
  readonly tone: Tone;
  readonly tookMs?: number;
  /** The words before and after, where they are kept and asked for, and why. */
  readonly said?: { readonly before: string; readonly after: string; readonly reason?: string | undefined };
}

const decided: Readonly<Record<RecordedDecision['did'], readonly [words: string, tone: Tone]>> = {
  passed: ['Passed', 'ok'],
  replaced: ['Changed', 'warn'],
  blocked: ['Stopped', 'danger'],
  unchecked: ['Not checked', 'warn'],
};

const failed: Readonly<Record<NonNullable<RecordedDecision['failure']>, string>> = {
  late: 'no answer in time',
  thrown: 'it threw',
  invalid: 'no verdict',
  gone: 'it was gone',
  unsupported: 'nobody could be asked',
};

const waits: Readonly<Record<RecordedWaiting['state'], string>> = {
  loading: 'Loading',
  checking: 'Checking',
  asking: 'Asking',
};

const ended: Readonly<Record<RecordedEnding['type'], readonly [words: string, tone: Tone]>> = {
  posted: ['Posted', 'ok'],
  blocked: ['Came back', 'danger'],
  failed: ['Failed', 'danger'],
  withdrawn: ['Withdrawn', 'plain'],
};

/** A draft's way past the add-ins as far as it has come: the chain while it runs, and afterwards. */
export function tellWay(
  { decisions, waiting, ending }: RecordedDraft,
  { withWords = false }: { readonly withWords?: boolean } = {},
): readonly Stop[] {
  const stops: Stop[] = decisions.map(({ addin: { name }, did, failure, byUser, tookMs, words: kept }) => {
    const [word, tone] = decided[did];
    const why = [failure && failed[failure], byUser && 'by the user'].filter(Boolean).join(', ');
    const said = withWords && kept ? { said: tellWords(kept) } : {};
    return { name, words: why ? `${word}: ${why}` : word, tone, tookMs, ...said };
  });
  if (waiting) stops.push({ name: waiting.waitsFor.name, words: waits[waiting.state], tone: 'plain' });
  if (ending) {
    const [words, tone] = ended[ending.type];
    stops.push({ words: ending.code ? `${words}: ${ending.code}` : words, tone });
  }
  return stops;
}

function tellWords({ before, after, reason }: RecordedWords): NonNullable<Stop['said']> {
  return { before: wordsOf(before), after: wordsOf(after), reason };
}

function wordsOf({ title, body }: RecordedWords['before']): string {
  return title ? `${title}: ${body.text}` : body.text;
}
