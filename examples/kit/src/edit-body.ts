import type { Body } from '@roompane/addin';

/** Other words in the place of a stretch of a text. Offsets are UTF-16 units of the text as it was. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly words: string;
}

/** The body with the edits made, which do not overlap; the spans around and behind them move along. */
export function editBody(body: Body, edits: readonly Edit[]): Body {
  let { text, spans } = body;
  for (const { offset, length, words } of [...edits].sort((one, other) => other.offset - one.offset)) {
    const end = offset + length;
    const grown = words.length - length;
    text = text.slice(0, offset) + words + text.slice(end);
    spans = spans.map((span) => {
      if (span.offset >= end) return { ...span, offset: span.offset + grown };
      return span.offset + span.length >= end ? { ...span, length: Math.max(0, span.length + grown) } : span;
    });
  }
  return { text, spans };
}
