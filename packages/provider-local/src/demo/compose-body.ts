import type { Body, Person, Span } from '@roompane/protocol';

type Styled = Omit<Span, 'offset' | 'length'> & { readonly text: string };

export const strong = (text: string): Styled => ({ type: 'strong', text });
export const link = (text: string, href: string): Styled => ({ type: 'link', text, href });
export const mention = (text: string, { id }: Person): Styled => ({ type: 'mention', text, target: id });

/** A body from plain and styled pieces, in order. */
export function composeBody(...pieces: readonly (string | Styled)[]): Body {
  let text = '';
  const spans: Span[] = [];
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      const { text: styled, ...span } = piece;
      spans.push({ ...span, offset: text.length, length: styled.length });
    }
    text += typeof piece === 'string' ? piece : piece.text;
  }
  return { text, spans };
}
