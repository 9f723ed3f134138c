import { type DraftWants, RoompaneError, type Via } from '@roompane/protocol';
import type { AttachedInterceptor, FailurePolicy, InterceptorPort } from './interceptor.ts';

/** How the host puts an add-in in the way of drafts. */
export interface AttachOptions {
  readonly addin: Via;
  /** The same for those that count as one add-in: its posts are its own to all of them. */
  readonly sessionKey: string;
  /** The lowest is asked first; equals in the order of attaching. @default 0 */
  readonly order?: number | undefined;
  /** @default 'pass' */
  readonly policy?: FailurePolicy | undefined;
  /** For one verdict, from its delivery to a live handler. @default 4_000 */
  readonly deadlineMs?: number | undefined;
  /** Sees what other add-ins post: it holds `outgoing/intercept-others`. @default false */
  readonly mayInterceptOthers?: boolean | undefined;
  /**
   * Not to be ready is a failure: with the policy `block` drafts wait for it first. One that is not expected is simply
   * not asked until it is ready. @default true unless the policy is 'pass'
   */
  readonly expected?: boolean | undefined;
}

/** What a handler says of itself. */
export interface HandlerOptions {
  /** @default false */
  readonly includeOwn?: boolean | undefined;
  /** @default all that it may see */
  readonly wants?: DraftWants | undefined;
}

/** One add-in's place in the way of drafts, for the session that serves it. After `detach` nothing has an effect. */
export interface Attachment {
  /** There is a live handler. Called again it takes the place of the former; checks under way stay with that one. */
  ready(port: InterceptorPort, options?: HandlerOptions): void;
  /** Its page answers, or has not for 10 s: then what it is checking, and what comes to it, fails as `late`. @spec OP18 */
  respond(isResponsive: boolean): void;
  /** The handler was released: what it was checking fails as `gone`. What comes later waits for another, where it must. */
  notReady(): void;
  /**
   * The document with the handler is gone: what it was checking, and what comes before there is another handler, fails as
   * `gone`. What must wait for it waits only while another document `mayReturn`. @spec OP9
   */
  lost(options: { readonly mayReturn: boolean }): void;
  /**
   * The grant for other add-ins' drafts came or went, which changes neither its place nor its handler. Without it, drafts
   * of others that it was checking fail as `gone`. @spec GR2
   */
  allowOthers(mayInterceptOthers: boolean): void;
  /** The handler is still at a check. Ids of other checks are ignored. `text` is cut to 500 characters. */
  progress(checkId: string, text?: string): void;
  /** The add-in is unmounted or lost its grant: what it was checking fails as `gone`, and nobody asks it again. */
  detach(): void;
}

/** @throws `argument/invalid` for a number that is none or a deadline that is over at once. */
export function toAttached(options: AttachOptions, mountedAt: number): AttachedInterceptor {
  const { addin, sessionKey, order = 0, policy = 'pass', deadlineMs = 4_000 } = options;
  if (!(deadlineMs > 0 && Number.isFinite(deadlineMs))) throw misfit('deadlineMs', 'milliseconds, more than 0');
  if (!Number.isFinite(order)) throw misfit('order', 'a number');
  return {
    addin,
    sessionKey,
    order,
    mountedAt,
    policy,
    deadlineMs,
    mayInterceptOthers: options.mayInterceptOthers ?? false,
    isExpected: options.expected ?? policy !== 'pass',
    presence: 'loading',
    isMissed: false,
    includeOwn: false,
  };
}

function misfit(path: string, expected: string): RoompaneError {
  return new RoompaneError('argument/invalid', { data: { path, expected } });
}
