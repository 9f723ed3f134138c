import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Body, Span } from './body.ts';
import { type Draft, parseDraft } from './draft.ts';
import * as limits from './limit.ts';
import { LIMITS } from './limits.ts';
import { parseLogEvent, parseLogPage, type PostedEvent } from './log.ts';
import type { Message, Via } from './message.ts';
import { parseEnvelope } from './parse-envelope.ts';
import type { Envelope } from './envelope.ts';
import type { Parser } from './parser.ts';
import type { Person } from './person.ts';
import { parseVerdict, type Verdict } from './verdict.ts';

/** JSON writes one of these as six characters; nothing takes more. */
const worst = (length: number): string => '\u0001'.repeat(length);

const person: Person = { id: worst(256), name: worst(256), kind: 'user' };
const via: Via = { id: worst(256), name: worst(256) };
const biggest = Number.MAX_SAFE_INTEGER;

/** As many spans as may be, each of them as long as may be until the limit on all of them is reached. */
function worstSpans(): readonly Span[] {
  const place = { type: 'room-link', offset: LIMITS.storyBytes, length: LIMITS.storyBytes } as const;
  const spans: Span[] = [];
  const fits = (span: Span): boolean => accepts(parseDraft, { ...draftOf({ text: 'x', spans: [...spans, span] }) });
  for (let hrefChars = 2_048; hrefChars >= 0; hrefChars >>= 1) {
    const span: Span = hrefChars ? { ...place, href: worst(hrefChars), target: worst(256) } : place;
    while (fits(span)) spans.push(span);
    if (hrefChars === 0) break;
  }
  return spans;
}

function draftOf(body: Body): Draft {
  const data = worst(Math.floor((LIMITS.dataChars - 2) / 6));
  return { kind: 'story', importance: 'normal', title: worst(256), body, data, key: worst(64) };
}

const body: Body = { text: worst(LIMITS.storyBytes), spans: worstSpans() };
const draft = draftOf(body);
const message: Message = {
  ...draft,
  id: worst(256),
  author: person,
  via,
  postedAtEpochMs: biggest,
  editedAtEpochMs: biggest,
  isRedacted: false,
};
const posted: PostedEvent = { type: 'posted', cursor: worst(512), message };

function accepts(parser: Parser<unknown>, value: unknown): boolean {
  try {
    parser(value, '');
    return true;
  } catch {
    return false;
  }
}

/** The paths of all texts in `value`. */
function textPaths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textPaths(child, [...path, key]));
}

/** `value` with one character more in the text at `path`. */
function lengthen(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return `${value as string}\u0001`;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = lengthen(copy[key], rest);
  return copy;
}

function write(envelope: Envelope): string {
  const written = JSON.stringify(envelope);
  assert.equal(parseEnvelope(written).type, envelope.type, `${envelope.type} of ${written.length} characters`);
  return written;
}

describe('the largest message in its worst encoding', () => {
  it('[LI1] is as large as the parsers let through: one character more in any text is refused', () => {
    assert.ok(accepts(parseLogEvent, posted));
    // Any one span is far from its own limits, for there is one on all of them together.
    const paths = textPaths(posted).filter((path) => !path.includes('spans'));
    assert.equal(paths.length, 14);
    const kept = paths.filter((path) => accepts(parseLogEvent, lengthen(posted, path)));
    assert.deepEqual(kept, []);
  });

  it('[LI1] fits one envelope, as an event of a stream and as a page', () => {
    write({ type: 'batch', id: biggest, seq: biggest, events: [posted] });
    const page = { events: [posted], start: worst(512), end: worst(512), isFirst: false, isLast: false };
    assert.ok(accepts(parseLogPage, page));
    write({ type: 'reply', id: biggest, result: page });
  });

  it('[LI1] fits one envelope on its way out: as a post, as a check, and as the fix of a verdict', () => {
    write({ type: 'call', id: biggest, method: 'messages/post', params: draft });
    write({ type: 'call', id: biggest, method: 'outgoing/check', params: { checkId: worst(256), draft, via } });
    const verdict: Verdict = { type: 'block', reason: worst(LIMITS.reasonChars), fix: draft };
    assert.ok(accepts(parseVerdict, verdict));
    write({ type: 'reply', id: biggest, result: verdict });
  });
});

describe('the limits of the contract', () => {
  it('[LI1] are whole positive numbers, and all of them survive the trip in a welcome', () => {
    const names = Object.keys(limits);
    assert.ok(names.includes('envelopeChars'));
    const arrived = JSON.parse(JSON.stringify({ limits: LIMITS })) as { limits: Record<string, number> };
    assert.deepEqual(Object.keys(arrived.limits).sort(), [...names].sort());
    for (const [name, limit] of Object.entries(arrived.limits))
      assert.ok(Number.isSafeInteger(limit) && limit > 0, name);
  });
});
