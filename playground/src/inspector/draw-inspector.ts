import { html, nothing, type TemplateResult } from 'lit';
import type { InspectorPanel } from './inspector-panel.ts';

type InspectorParts = Pick<InspectorPanel, 'recorder' | 'drafts' | 'lookOf' | 'edge'>;

/** The inspector, once its code is there. */
export function drawInspector({ recorder, drafts, lookOf, edge }: InspectorParts): TemplateResult | typeof nothing {
  if (!customElements.get('inspector-panel')) return nothing;
  return html`<inspector-panel
    id="inspector"
    .recorder=${recorder}
    .drafts=${drafts}
    .lookOf=${lookOf}
    .edge=${edge}
  ></inspector-panel>`;
}
