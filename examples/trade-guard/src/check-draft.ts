import type { Body, Draft } from '@roompane/addin';
import { editBody } from '@roompane/example-kit';

/** What is to be done about a draft, and the draft that would be fine. */
export type Finding =
  | { readonly type: 'fine' }
  | { readonly type: 'correctable' | 'over-limit'; readonly reason: string; readonly draft: Draft };

const currency = '(EUR|USD|GBP|JPY|CHF|AUD|NZD|CAD)';
const pair = new RegExp(`\\b${currency}[ -]?/?${currency}\\b`, 'gi');
const minutes = /(?<![\d.,])(\d+) ?mins?\b/gi;
const trade =
  /\b((?:buy|sell|bid|offer)\s+)(\d[\d,]*(?:\.\d+)?)(?:\s?(k|m|mio|million|bn))?(?=\s+[A-Z]{3}\/[A-Z]{3}\b)/gi;
const thousandsPerUnit = new Map(Object.entries({ '': 1e-3, k: 1, bn: 1e6 }));

type Write = (...match: readonly string[]) => string;

/** Writes every match anew; the spans around and behind it move along. */
function edit(body: Body, pattern: RegExp, write: Write): Body {
  const matches = [...body.text.matchAll(pattern)].reverse();
  const edits = matches.map((match) => ({
    offset: match.index,
    length: match[0].length,
    words: write(...match.map((group: string | undefined) => group ?? '')),
  }));
  return editBody(body, edits);
}

/** Looks for trades over `limitM` million, and for what a desk writes differently. Knows no room, so a test needs none. */
export function checkDraft(draft: Draft, limitM: number): Finding {
  const corrected: string[] = [];
  const over: number[] = [];
  const correct = (body: Body, pattern: RegExp, write: Write): Body =>
    edit(body, pattern, (whole = '', ...groups) => {
      const written = write(...groups);
      if (written !== whole) corrected.unshift(`${written} for ${whole}`);
      return written;
    });
  const check = (body: Body): Body => {
    const withPairs = correct(body, pair, (base, quote) => `${base}/${quote}`.toUpperCase());
    const withMinutes = correct(withPairs, minutes, (n) => (n === '1' ? 'one minute' : `${n} minutes`));
    return edit(withMinutes, trade, (whole, ...groups) => {
      const [side = '', amount = '', unit = ''] = groups;
      const amountM = (Number(amount.replaceAll(',', '')) * (thousandsPerUnit.get(unit.toLowerCase()) ?? 1e3)) / 1e3;
      if (amountM <= limitM) return whole;
      over.unshift(amountM);
      return `${side}${limitM} m`;
    });
  };

  const title = draft.title && check({ text: draft.title, spans: [] }).text;
  const checked: Draft = { ...draft, ...(title ? { title } : {}), body: check(draft.body) };
  if (over.length > 0) {
    const reason = `${Math.max(...over)} m is over the desk limit of ${limitM} m.`;
    return { type: 'over-limit', reason, draft: checked };
  }
  if (corrected.length === 0) return { type: 'fine' };
  return { type: 'correctable', reason: `Wrote ${corrected.join(', ')}.`, draft: checked };
}
