import fc from 'fast-check';
import { type Envelope, LIMITS, type WireError } from '@roompane/protocol';

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

/** What survives a trip through JSON as it is. */
export const arbitraryJson: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 4 });

const error: fc.Arbitrary<WireError> = fc.record(
  {
    code: fc.string({ minLength: 1, maxLength: 64 }),
    message: fc.string({ maxLength: 200 }),
    data: fc.dictionary(fc.string({ maxLength: 20 }), fc.constantFrom<null | string | number>(null, 'x', 7), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  },
  { requiredKeys: ['code', 'message'], noNullPrototype: true },
);

const arbitraries: { readonly [Type in Envelope['type']]: fc.Arbitrary<Extract<Envelope, { type: Type }>> } = {
  call: fc.record({
    type: fc.constant('call'),
    id,
    method: fc.string({ minLength: 1, maxLength: 64 }),
    params: arbitraryJson,
  }),
  reply: fc.oneof(
    fc.record({ type: fc.constant('reply'), id, result: arbitraryJson }),
    fc.record({ type: fc.constant('reply'), id, error }),
    fc.record({ type: fc.constant('reply'), id }),
  ),
  error: fc.record({ type: fc.constant('error'), error }),
  cancel: fc.record({ type: fc.constant('cancel'), id }),
  batch: fc.record({
    type: fc.constant('batch'),
    id,
    seq: id,
    events: fc.array(arbitraryJson, { maxLength: 8 }),
  }),
  ack: fc.record({ type: fc.constant('ack'), id, seq: id }),
  ping: fc.record({ type: fc.constant('ping'), id }),
  pong: fc.record({ type: fc.constant('pong'), id }),
  bye: fc.record({ type: fc.constant('bye'), error }),
};

export const ENVELOPE_TYPES: readonly Envelope['type'][] = Object.keys(arbitraries) as Envelope['type'][];

export const arbitraryEnvelope: fc.Arbitrary<Envelope> = fc
  .oneof(...Object.values<fc.Arbitrary<Envelope>>(arbitraries))
  .filter((envelope) => JSON.stringify(envelope).length <= LIMITS.envelopeChars);
