import { type Grant, RoompaneError, type Served } from '@roompane/protocol';

/** Why an add-in with `grants` may not call `method`, or `undefined`. The one place that reads a method's grant. @spec GR1 CL2 */
export function checkGrant(method: Served, grants: readonly Grant[]): RoompaneError | undefined {
  const { grant, name } = method;
  if (grant === undefined || grants.includes(grant)) return undefined;
  return new RoompaneError('call/denied', { data: { grant, method: name } });
}
