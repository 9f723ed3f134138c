import type { Body, Person, Span } from '@roompane/protocol';

type Piece = Omit<Span, 'offset' | 'length'> & { readonly text: string };

export const strong = (text: string): Piece => ({ type: 'strong', text });
export const code = (text: string): Piece => ({ type: 'code', text });
export const link = (text: string, href: string): Piece => ({ type: 'link', text, href });
export const mention = ({ id, name }: Person): Piece => ({ type: 'mention', text: `@${name}`, target: id });

/** A body of plain and styled pieces, in order. */
export function toScriptBody(pieces: readonly (string | Piece)[]): Body {
  const spans: Span[] = [];
  let text = '';
  for (const piece of pieces) {
    const { text: words, ...style } = typeof piece === 'string' ? { text: piece } : piece;
    if ('type' in style) spans.push({ ...style, offset: text.length, length: words.length });
    text += words;
  }
  return { text, spans };
}
