import type { FailurePolicy } from '@roompane/host';
import { html, nothing, type TemplateResult } from 'lit';
import type { Checking, RunningAddin } from '../running-addins.ts';
import { type Choice, drawChoice, drawSelect } from './draw-controls.ts';

const policies: readonly Choice<FailurePolicy>[] = [
  { value: 'pass', label: 'Send' },
  { value: 'ask', label: 'Ask' },
  { value: 'block', label: 'Stop' },
];

/** From the moment that it has a post. */
const deadlines: readonly Choice<string>[] = [1, 4, 10].map((seconds) => ({
  value: String(seconds * 1_000),
  label: `${seconds} s`,
}));

/** What a host has where it decides nothing. */
const DEFAULTS = { policy: 'pass', deadlineMs: 4_000 } as const;

/** What the host decides about the checks of the add-in in sight: nothing where it checks none. */
export function drawChecking(
  shown: RunningAddin | undefined,
  onDecide: (change: Checking) => void,
): TemplateResult | typeof nothing {
  if (!shown?.grants.includes('outgoing/intercept')) return nothing;
  const { policy, deadlineMs } = { ...DEFAULTS, ...shown.checking };
  return html`<section aria-label="Checks of posts">
    <div class="above" title="What becomes of a post that it gives no verdict on: late, broken, gone, not there yet">
      <h3>Without its verdict</h3>
      ${drawChoice({ label: 'Without its verdict', choices: policies, value: policy }, (to) =>
        onDecide({ policy: to }),
      )}
    </div>
    <div class="pair">
      <span>Verdict within</span>${drawSelect(
        { label: 'Verdict within', choices: deadlines, value: String(deadlineMs) },
        (to) => onDecide({ deadlineMs: Number(to) }),
      )}
    </div>
  </section>`;
}
