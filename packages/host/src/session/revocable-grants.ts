import { type Grant, RoompaneError } from '@roompane/protocol';

/** A signal for each grant that is held, aborted with `call/denied` when it is taken back. @spec GR2 */
export class RevocableGrants {
  #held: ReadonlySet<Grant>;
  readonly #revoked = new Map<Grant, AbortController>();

  constructor(grants: readonly Grant[]) {
    this.#held = new Set(grants);
  }

  signalOf(grant: Grant): AbortSignal {
    const controller = this.#revoked.get(grant) ?? new AbortController();
    this.#revoked.set(grant, controller);
    if (!this.#held.has(grant)) controller.abort(denied(grant));
    return controller.signal;
  }

  update(grants: readonly Grant[]): void {
    this.#held = new Set(grants);
    for (const [grant, controller] of this.#revoked) {
      if (this.#held.has(grant)) continue;
      this.#revoked.delete(grant);
      controller.abort(denied(grant));
    }
  }
}

function denied(grant: Grant): RoompaneError {
  return new RoompaneError('call/denied', { data: { grant } });
}
