// Names that examples in docs, READMEs and doc comments may use without saying where they come from. Each is what a reader
// has anyway; whatever is not here an example imports. `npm run check:examples` compiles them all against the packages as
// they would be published. The examples of a doc comment have the values of all packages imported besides.
import type { HostRoom } from '@roompane/host';
import type { Appearance, Clock, Draft, Grant, Manifest, RoomProvider } from '@roompane/protocol';
import type { ProviderFixture, SessionStage } from '@roompane/testing';

declare global {
  /** What an add-in declares of itself, as the host has read it. */
  const manifest: Manifest;
  /** What the host grants to that add-in. */
  const grants: readonly Grant[];
  /** How the host's page looks. */
  const appearance: Appearance;
  /** A connected provider, and a room that was joined through it. */
  const provider: RoomProvider;
  const room: HostRoom;
  const frame: HTMLIFrameElement;
  const draft: Draft;
  const clock: Clock;
  /** Something that was caught. */
  const error: unknown;

  /** The test runner's, whichever it is. */
  function it(title: string, run: () => unknown): void;
  /** What a package brings to a suite of `@roompane/testing`. */
  function createFixture(): Promise<ProviderFixture>;
  function createStage(): Promise<SessionStage>;
}
