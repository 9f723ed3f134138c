/**
 * The thin waist: what carries strings between the two sides, and nothing else. Written for those who make another one:
 *
 * - What is sent arrives once, whole and in order, or not at all once the link is closed. `send` never throws for that.
 * - `listen` is called once. What was sent before it arrives after it. Everything that is not a plain string (another
 *   type, a port beside it, `messageerror`) is given as `undefined`: no peer of ours sends such.
 * - After `close` nothing is sent and nothing arrives. Closing does not tell the other side; the session does.
 */
export interface Link {
  send(written: string): void;
  listen(listener: (arrival: string | undefined) => void, options: { readonly signal: AbortSignal }): void;
  close(): void;
}
