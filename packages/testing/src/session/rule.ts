import { createDraft, type Draft, type Verdict } from '@roompane/protocol';

/** What an interceptor under test does with every draft. */
export type Rule =
  | { readonly does: 'pass' | 'throw' | 'nonsense' | 'hang' }
  | { readonly does: 'append'; readonly text: string }
  | { readonly does: 'confirm'; readonly question: string }
  | { readonly does: 'block'; readonly reason: string; readonly fix?: string };

/** The verdict of every rule but `hang`, which gives none by itself. */
export function decide(rule: Rule, draft: Draft): Verdict {
  switch (rule.does) {
    case 'append': {
      const body = { ...draft.body, text: draft.body.text + rule.text };
      return { type: 'replace', draft: { ...draft, body }, reason: `Added “${rule.text}”.` };
    }
    case 'block': {
      const { reason, fix } = rule;
      return { type: 'block', reason, ...(fix === undefined ? {} : { fix: createDraft({ body: fix }, 'fix') }) };
    }
    case 'confirm':
      return { type: 'confirm', question: rule.question };
    case 'throw':
      throw new Error('a private detail');
    case 'nonsense':
      // What a plain JavaScript add-in may return.
      return { type: 'perhaps' } as unknown as Verdict;
    case 'pass':
    case 'hang':
      return { type: 'pass' };
  }
}
