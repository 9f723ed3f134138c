import type { Manifest, RoompaneError } from '@roompane/protocol';
import { SessionStateEvent, type SessionPhase } from '@roompane/host';
import { TypedEventTarget } from '@roompane/protocol';
import type { PaneSession } from '../src/host/session.ts';

/** A session that goes through its states when a test says so, and remembers what it was told. */
export class FakePaneSession extends TypedEventTarget<{ 'state-changed': SessionStateEvent }> implements PaneSession {
  state: SessionPhase = 'loading';
  error: RoompaneError | undefined;
  readonly manifest: Manifest;
  readonly told: string[] = [];

  constructor(manifest: Manifest) {
    super();
    this.manifest = manifest;
  }

  go(state: SessionPhase, error?: RoompaneError): void {
    const before = this.state;
    this.state = state;
    this.error = error;
    this.dispatchEvent(new SessionStateEvent(before, state));
  }

  setAppearance(): void {
    this.told.push('appearance');
  }
  setGrants(): void {
    this.told.push('grants');
  }
  holdClocks(areHeld: boolean): void {
    this.told.push(`clocks ${areHeld}`);
  }
  reload(): void {
    this.told.push('reload');
  }
  close(): void {
    this.told.push('close');
  }
}
