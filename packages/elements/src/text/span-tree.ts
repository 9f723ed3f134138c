import type { Body, Span } from '@roompane/protocol';
import { safeAddress } from './safe-address.ts';

/** What a stretch is drawn as. A link has a safe address, always. */
type SpanMark =
  | { readonly type: 'quote' | 'strong' | 'emphasis' | 'code' }
  | { readonly type: 'link'; readonly href: string }
  | { readonly type: 'mention' | 'room-link'; readonly target: string | undefined };

/** A text or a marked stretch of nodes. */
export type SpanNode = string | { readonly mark: SpanMark; readonly children: readonly SpanNode[] };

/** From the outside in. References exclude each other: a control inside a control could not be operated. */
const LEVELS: readonly (readonly Span['type'][])[] = [
  ['quote'],
  ['link', 'mention', 'room-link'],
  ['strong'],
  ['emphasis'],
  ['code'],
];

interface Piece {
  readonly text: string;
  /** For each level the span that covers the piece, the earliest where several do. */
  readonly covers: readonly (Span | undefined)[];
}

/**
 * A body as a tree that can be drawn, whatever its spans are: they may overlap, lie outside the text or have no length.
 * Every character of the text is in the tree once, in order. Unsafe links are plain text.
 */
export function toSpanTree({ text, spans }: Body): readonly SpanNode[] {
  const usable = spans.filter(isDrawn).filter(({ offset, length }) => length > 0 && offset < text.length);
  return nest(cut(text, usable), 0);
}

function isDrawn(span: Span): boolean {
  return span.type !== 'link' || safeAddress(span.href) !== undefined;
}

function cut(text: string, spans: readonly Span[]): readonly Piece[] {
  const edges = new Set([0, text.length]);
  for (const { offset, length } of spans) {
    edges.add(offset);
    edges.add(Math.min(offset + length, text.length));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => ({
    text: text.slice(start, sorted[index + 1]),
    covers: LEVELS.map((types) => earliest(spans, types, start)),
  }));
}

function earliest(spans: readonly Span[], types: readonly Span['type'][], at: number): Span | undefined {
  let found: Span | undefined;
  for (const span of spans) {
    const covers = types.includes(span.type) && span.offset <= at && at < span.offset + span.length;
    if (covers && (!found || span.offset < found.offset)) found = span;
  }
  return found;
}

function nest(pieces: readonly Piece[], level: number): readonly SpanNode[] {
  if (level === LEVELS.length) return pieces.length ? [pieces.map(({ text }) => text).join('')] : [];
  const nodes: SpanNode[] = [];
  for (let start = 0; start < pieces.length;) {
    const cover = pieces[start]?.covers[level];
    let end = start + 1;
    while (end < pieces.length && isSame(pieces[end]?.covers[level], cover)) end++;
    const children = nest(pieces.slice(start, end), level + 1);
    if (cover) nodes.push({ mark: toMark(cover), children });
    else nodes.push(...children);
    start = end;
  }
  return nodes;
}

/** Two touching stretches of strong are one; two touching links stay two. */
function isSame(a: Span | undefined, b: Span | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.type !== b.type) return false;
  return a.type === 'quote' || a.type === 'strong' || a.type === 'emphasis' || a.type === 'code';
}

function toMark({ type, href, target }: Span): SpanMark {
  if (type === 'link') return { type, href: safeAddress(href) ?? '' };
  if (type === 'mention' || type === 'room-link') return { type, target };
  return { type };
}
