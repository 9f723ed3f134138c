import { type Grant, GRANT_NAMES, GRANTS } from '@roompane/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { RunningAddin } from '../running-addins.ts';
import { drawSwitch } from './draw-controls.ts';

/** What the add-in in sight may do, on and off while it runs. */
export function drawGrants(
  shown: RunningAddin | undefined,
  onGrant: (grant: Grant, isGiven: boolean) => void,
): TemplateResult {
  if (!shown) return html`<p class="hint">Open an add-in to give it grants.</p>`;
  const { name, requires } = shown.addin.manifest;
  const missing = requires.filter((grant) => !shown.grants.includes(grant)).length;
  return html`${GRANT_NAMES.map((grant) =>
    drawSwitch({ label: GRANTS[grant], isOn: shown.grants.includes(grant), title: grant }, (isGiven) =>
      onGrant(grant, isGiven),
    ),
  )}
  ${
    missing > 0
      ? html`<p class="hint">
          ${name} can not do its work without ${missing === 1 ? 'one grant that is' : `${missing} grants that are`} off.
        </p>`
      : nothing
  }`;
}
