import { type InterceptorFailure, isRoompaneError } from '@roompane/protocol';

const said: Readonly<Record<InterceptorFailure, string>> = {
  late: 'did not answer in time',
  thrown: 'failed while it checked the draft',
  invalid: 'gave an answer that cannot be used',
  gone: 'was not there to check the draft',
  unsupported: 'wanted to ask you, which this client cannot do',
};

/** What went wrong, with the name of the add-in, for a person. */
export function describeFailure(name: string, failure: InterceptorFailure): string {
  return `“${name}” ${said[failure]}.`;
}

/** Why a check that rejected gave no verdict. @spec OP8 */
export function toFailure(thrown: unknown): InterceptorFailure {
  if (!isRoompaneError(thrown)) return 'thrown';
  if (thrown.code === 'call/invalid-result') return 'invalid';
  return thrown.code.startsWith('connection/') || thrown.code === 'limit/abusive' ? 'gone' : 'thrown';
}
