/**
 * The user wants the add-in to run with its own origin, since its server sends no CORS header. The page decides: it sets
 * `ownOrigin` on the pane, or moves itself to another site first. Bubbles out of shadow roots.
 */
export class OwnOriginEvent extends Event {
  declare readonly type: 'own-origin';
  /** The address of the add-in. */
  readonly entry: string;
  constructor(entry: string) {
    super('own-origin', { bubbles: true, composed: true });
    this.entry = entry;
  }
}
