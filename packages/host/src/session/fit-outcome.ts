import { LIMITS, type Outcome } from '@roompane/protocol';

/** A reply is one envelope: the rest of it beside the outcome is short. */
const MAX_OUTCOME_CHARS = LIMITS.envelopeChars - 4_096;

/**
 * An outcome as the add-in that posted learns it: without what other add-ins did to the draft, which is the host's to know,
 * and without a fix that would not fit one envelope beside the draft. @spec OP15
 */
export function fitOutcome(outcome: Outcome): Outcome {
  const told: Outcome = { ...outcome, trail: [] };
  if (told.type !== 'blocked' || JSON.stringify(told).length <= MAX_OUTCOME_CHARS) return told;
  const { fix: _fix, ...rest } = told;
  return rest;
}
