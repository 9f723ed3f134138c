import { ADDIN_METHODS, HOST_METHODS } from '@roompane/protocol';
import fc from 'fast-check';
import { COMLINK_MESSAGES, INHERITED_NAMES } from './hostile-peer.ts';

const id = fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, -1, 1.5, '1', null));
const anything = fc.jsonValue({ maxDepth: 3 });
const name = fc.constantFrom(...HOST_METHODS.keys(), ...ADDIN_METHODS.keys(), 'test/wait', ...INHERITED_NAMES);
const error = fc.record({
  code: fc.oneof(fc.constantFrom('call/denied', 'call/failed', 'bad'), name),
  message: fc.string(),
});

/** Envelopes that are well made, or nearly: what a hostile side can say beyond noise. */
const envelope = fc.oneof(
  fc.record({ type: fc.constant('call'), id, method: name, params: anything }),
  fc.record({ type: fc.constant('reply'), id, result: anything }),
  fc.record({ type: fc.constant('reply'), id, error }),
  fc.record({ type: fc.constantFrom('cancel', 'ping', 'pong'), id }),
  fc.record({ type: fc.constant('ack'), id, seq: id }),
  fc.record({ type: fc.constant('batch'), id, seq: id, events: fc.array(anything, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('error'), error }),
);

/** What may come over a port, in order. Byes and what is no string end a session, and so come last and seldom. */
export const arbitraryArrivals: fc.Arbitrary<readonly unknown[]> = fc
  .tuple(
    fc.array(fc.oneof({ arbitrary: envelope, weight: 6 }, fc.string(), fc.constantFrom(...COMLINK_MESSAGES)), {
      maxLength: 12,
    }),
    fc.option(fc.oneof(fc.constant(undefined), fc.record({ type: fc.constant('bye'), error })), {
      freq: 3,
      nil: 'end',
    }),
    fc.array(envelope, { maxLength: 2 }),
  )
  .map(([before, end, behind]) => [...before, end, ...behind]);
