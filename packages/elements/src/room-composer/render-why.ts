import { html, nothing, type TemplateResult } from 'lit';
import type { TrailStep } from '@roompane/protocol';

const DID: Readonly<Record<TrailStep['did'], string>> = {
  passed: 'let it pass',
  replaced: 'changed it',
  blocked: 'stopped it',
  unchecked: 'did not check it',
};

/** What each add-in made of a post, in the order in which they were asked. */
export function renderWhy(trail: readonly TrailStep[]): TemplateResult {
  return html`<ol class="why" part="why">
    ${trail.map(
      ({ addin, did, reason }) =>
        html`<li>
          <bdi>${addin.name} ${DID[did]}${reason ? ':' : '.'}</bdi> ${reason ? html`<bdi>${reason}</bdi>` : nothing}
        </li>`,
    )}
  </ol>`;
}
