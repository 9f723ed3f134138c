import type { RecordedDraft } from './recorded-draft.ts';

export interface ExportOutgoingOptions {
  readonly atEpochMs: number;
  /** Also what was written, as far as it was kept. @default false */
  readonly withWords?: boolean;
}

/** Recorded drafts as JSON for a file. Without words no word of a draft or of a reason is in it. @spec OP20 */
export function exportOutgoing(
  drafts: readonly RecordedDraft[],
  { atEpochMs, withWords = false }: ExportOutgoingOptions,
): string {
  const rows = drafts.map((draft) => ({
    ...draft,
    decisions: draft.decisions.map(({ words, ...decision }) => (withWords ? { ...decision, words } : decision)),
  }));
  return JSON.stringify({ format: 'roompane/outgoing', version: 1, atEpochMs, withWords, drafts: rows }, null, 2);
}
