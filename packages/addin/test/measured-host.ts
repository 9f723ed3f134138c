// The host that the size gate puts beside the very file that it measured: scripts/run-measured.mjs bundles and opens it.
import { joinRoom, mountAddin } from '@roompane/host';
import { type Appearance, type DraftInput, GRANT_NAMES, type Manifest, type Person } from '@roompane/protocol';
import { FakeDeployment } from '@roompane/testing';

/** What the host saw of the add-in and of two posts of its own. */
export interface Report {
  readonly state: string;
  readonly posted: readonly { readonly text: string; readonly via: string | undefined }[];
  readonly outcomes: readonly (readonly [type: string, reason: string | undefined])[];
}

declare global {
  var measured: {
    /** Puts the add-in at `entry` beside a room. */
    mount(entry: string): Promise<void>;
    /** Posts each of `drafts` as the user. */
    report(drafts: readonly DraftInput[]): Promise<Report>;
  };
}

const sam: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };
const appearance: Appearance = { theme: 'light', density: 'comfortable', locale: 'en-GB', direction: 'ltr' };

const deployment = new FakeDeployment();
deployment.addRoom({ id: 'fx', title: 'FX desk – London', roles: { sam: 'member' } });
const joined = deployment.connect(sam).then((provider) => joinRoom(provider, 'fx'));
let session: ReturnType<typeof mountAddin> | undefined;

globalThis.measured = {
  async mount(entry) {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const manifest: Manifest = { id: 'measured', name: 'Measured add-in', version: '1', entry, requires: [] };
    session = mountAddin({ frame, room: await joined, manifest, grants: GRANT_NAMES, appearance });
  },
  async report(drafts) {
    const room = await joined;
    const outcomes: [string, string | undefined][] = [];
    for (const draft of drafts) {
      const outcome = await room.post(draft);
      outcomes.push([outcome.type, outcome.type === 'blocked' ? outcome.reason : undefined]);
    }
    const posted = deployment
      .log('fx')
      .flatMap((event) => (event.type === 'posted' ? [event.message] : []))
      .map(({ body, via }) => ({ text: body.text, via: via?.name }));
    return { state: session?.state ?? 'none', posted, outcomes };
  },
};
