import type { Draft } from './draft.ts';
import { DRAFT_ACTIONS, type DraftAction, toDraftAction } from './draft-action.ts';
import * as LIMITS from './limit.ts';
import { type Importance, IMPORTANCES, MESSAGE_KINDS, type MessageKind } from './message.ts';
import { list, oneOf, optional, type Parser, record, text } from './parser.ts';

/**
 * Which drafts an add-in wants to see; the others never wait for it. Every condition that is given has to hold, and one
 * that is left out always does.
 */
export interface DraftWants {
  readonly kinds?: readonly MessageKind[] | undefined;
  readonly importances?: readonly Importance[] | undefined;
  readonly actions?: readonly DraftAction[] | undefined;
  /**
   * At least one of these stands in the title, the text, the address of a link or the name of a file, in upper or lower
   * case. Texts as they are, not patterns: the host looks for them on its own thread, and no expression of a stranger may
   * keep it busy. At most 32 texts of 1 to 32 characters.
   */
  readonly contains?: readonly string[] | undefined;
}

export const parseDraftWants: Parser<DraftWants> = record<DraftWants>({
  kinds: optional(list(oneOf(MESSAGE_KINDS), MESSAGE_KINDS.length)),
  importances: optional(list(oneOf(IMPORTANCES), IMPORTANCES.length)),
  actions: optional(list(oneOf(DRAFT_ACTIONS), DRAFT_ACTIONS.length)),
  contains: optional(list(text(LIMITS.wantedTextChars, 1), LIMITS.wantedTexts)),
});

/** Does an add-in that `wants` these want to see `draft`? @spec OP16 */
export function isWanted(draft: Draft, { kinds, importances, actions, contains }: DraftWants): boolean {
  if (kinds && !kinds.includes(draft.kind)) return false;
  if (importances && !importances.includes(draft.importance)) return false;
  if (actions && !actions.includes(toDraftAction(draft))) return false;
  return !contains || containsOne(draft, contains);
}

function containsOne({ title = '', body, attachments = [] }: Draft, wanted: readonly string[]): boolean {
  const addresses = body.spans.map(({ href = '' }) => href);
  const files = attachments.map(({ name }) => name);
  // A line break stands in no wanted text by chance, so that none is found across two fields.
  const all = [title, body.text, ...addresses, ...files].join('\n').toLowerCase();
  return wanted.some((each) => all.includes(each.toLowerCase()));
}
