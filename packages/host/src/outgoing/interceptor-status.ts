import type { Via } from '@roompane/protocol';
import {
  type AttachedInterceptor,
  comparePlaces,
  type FailurePolicy,
  type InterceptorPresence,
} from './interceptor.ts';

/** An add-in in the way of a room's drafts, for those who show it. */
export interface InterceptorStatus {
  readonly addin: Via;
  readonly presence: InterceptorPresence;
  readonly policy: FailurePolicy;
  readonly deadlineMs: number;
}

/** In the order in which they are asked. @spec OP2 */
export function toStatuses(interceptors: readonly AttachedInterceptor[]): readonly InterceptorStatus[] {
  return [...interceptors]
    .sort(comparePlaces)
    .map(({ addin, presence, policy, deadlineMs }) => ({ addin, presence, policy, deadlineMs }));
}

/** It is on its way, and drafts will wait for it. @spec OP9 */
export function isAwaited({ presence, policy }: InterceptorStatus): boolean {
  return presence === 'loading' && policy === 'block';
}

/** The add-ins in the way of drafts are others, or stand otherwise. */
export class InterceptorsChangedEvent extends Event {
  declare readonly type: 'interceptors-changed';
  readonly interceptors: readonly InterceptorStatus[];
  constructor(interceptors: readonly InterceptorStatus[]) {
    super('interceptors-changed');
    this.interceptors = interceptors;
  }
}
