import { isDevelopment, type Rejection, RoompaneError } from '@roompane/protocol';

/** What the far side learns of a string that is no envelope. @spec EN4 */
export function toRefusal({ reason, detail }: Rejection): RoompaneError {
  return new RoompaneError(reason === 'oversize' ? 'limit/exceeded' : 'envelope/invalid', {
    data: isDevelopment && detail ? { reason, detail } : { reason },
  });
}

/**
 * A session is ended by its own family of errors, by the end of its room, and by abuse; what else a far side gives as its
 * reason is a plain close. @spec LT5
 */
export function toEnding(error: RoompaneError): RoompaneError {
  // Of all codes those two families alone begin so.
  return /^[cr]o|abusive$/.test(error.code) ? error : new RoompaneError('connection/closed', { cause: error });
}
