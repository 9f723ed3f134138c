import { LIMITS } from '@roompane/protocol';

/** Characters of a result, written as JSON, that surely fit one envelope, also when people have longer ids in it. */
export const MAX_RESULT_CHARS: number = LIMITS.envelopeChars - 16_384;
