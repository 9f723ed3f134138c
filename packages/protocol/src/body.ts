import { integer, list, oneOf, optional, type Parser, record, text } from './parser.ts';
import * as LIMITS from './limit.ts';

/** What a stretch of text is. `link` has an address in `href`; `mention` a person and `room-link` a room in `target`. */
export type SpanType = 'strong' | 'emphasis' | 'code' | 'quote' | 'link' | 'mention' | 'room-link';

export const SPAN_TYPES: readonly SpanType[] = ['strong', 'emphasis', 'code', 'quote', 'link', 'mention', 'room-link'];

/** A stretch of a text. Spans may overlap; one that reaches past the end counts to the end. */
export interface Span {
  readonly type: SpanType;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  /** UTF-16 units. */
  readonly length: number;
  /** `https:`, `http:` or `mailto:`; an address of another scheme is drawn as plain text. */
  readonly href?: string;
  /** The id of the person or room meant. */
  readonly target?: string;
}

/** What was written: text, and what stretches of it are. There is no HTML in the model or on the wire. */
export interface Body {
  readonly text: string;
  readonly spans: readonly Span[];
}

const parseSpan: Parser<Span> = record<Span>({
  type: oneOf(SPAN_TYPES),
  offset: integer(0, LIMITS.storyBytes),
  length: integer(0, LIMITS.storyBytes),
  href: optional(text(2_048)),
  target: optional(text(256)),
});

/** How much all spans may be together is looked at where something is brought in. See weight.ts. */
export const parseBody: Parser<Body> = record<Body>({
  text: text(LIMITS.storyBytes),
  spans: list(parseSpan, LIMITS.spans),
});

/** A body from a plain string or a body. */
export function toBody(body: string | Body): Body {
  return typeof body === 'string' ? { text: body, spans: [] } : body;
}
