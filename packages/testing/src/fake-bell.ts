/** What changed on the server of a `FakeDeployment`, and for whom. */
export type FakeChange =
  | { readonly type: 'info'; readonly roomId: string }
  | { readonly type: 'unread'; readonly roomId: string }
  | { readonly type: 'standing'; readonly roomId: string; readonly personId: string }
  | { readonly type: 'followed' | 'invitations'; readonly personId: string };

/** Tells every session of a fake server what changed, at once. */
export class FakeBell {
  readonly #listeners = new Set<(change: FakeChange) => void>();

  ring(change: FakeChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  listen(heard: (change: FakeChange) => void, signal: AbortSignal): void {
    this.#listeners.add(heard);
    signal.addEventListener('abort', () => this.#listeners.delete(heard), { once: true });
  }
}
