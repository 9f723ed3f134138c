import type { Attachment, Cleared, Json } from '@roompane/protocol';
import { toFallbackText } from './attachments.ts';
import { ROOMPANE } from './namespace.ts';
import { childOf, textOf, toXmlText } from './xml.ts';

/** UTF-16 units; what a draft may be at its largest stays below. */
const PAYLOAD_CHARS = 131_072;

/** Fields nobody vouches for yet. */
export type Payload = Readonly<Record<string, unknown>>;

/** What `<body>` cannot say of a draft, as JSON. */
export function writePayload({ draft, via }: Cleared): string {
  const { kind, importance, title, body, data, attachments, edits, key } = draft;
  const spans = body.spans.length > 0 ? body.spans : undefined;
  const text = writeBody(body.text, attachments) === body.text ? undefined : body.text;
  return writeJson({ kind, importance, title, text, spans, data, attachments, via, edits, key });
}

/** A draft's words as `<body>` has them. */
export function writeBody(text: string, attachments?: readonly Attachment[]): string {
  return toXmlText(toFallbackText(text, attachments));
}

export function writeJson(value: Readonly<Record<string, unknown>>): string {
  // JSON may hold these two as they are, and XML may not.
  return JSON.stringify(value).replace(/[\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}

/** Empty where there is none, or what is there is no object. */
export function parsePayload(message: Element): Payload {
  const written = textOf(childOf(message, 'roompane', ROOMPANE));
  if (!written || written.length > PAYLOAD_CHARS) return {};
  try {
    const value = JSON.parse(written) as Json;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : {};
  } catch {
    // It is from a stranger: then the body alone counts.
    return {};
  }
}

/** An own field: nothing is read through a prototype. */
export function fieldOf(payload: Payload, name: string): unknown {
  return Object.hasOwn(payload, name) ? payload[name] : undefined;
}

/**
 * The text that was meant, if the body is what was made of it; else `plain`.
 * @throws where a stranger's files are none.
 */
export function textFrom(payload: Payload, body: string, plain: string = body): string {
  const text = fieldOf(payload, 'text');
  const attachments = fieldOf(payload, 'attachments') as readonly Attachment[] | undefined;
  return typeof text === 'string' && writeBody(text, attachments) === body ? text : plain;
}
