import { html, type TemplateResult } from 'lit';
import { icon, type IconName } from '../icons.ts';
import { drawSlider, drawSwitch } from './draw-controls.ts';

/** Longer than the longest deadline of an interceptor that nobody set another for. */
const MOST_SLOW_MS = 6_000;

export interface FaultsState {
  /** The add-in in sight, which some faults are of. */
  readonly addinName: string | undefined;
  readonly isOffline: boolean;
  readonly areClocksHeld: boolean;
  readonly isFlooding: boolean;
  /** How much later what the add-in says arrives. */
  readonly slowMs: number;
  /** The host is gone already. */
  readonly isCrashed: boolean;
}

export interface FaultActions {
  onDrop(this: void): void;
  onCrash(this: void): void;
  onReload(this: void): void;
  onFlood(this: void): void;
  onOffline(this: void, isOffline: boolean): void;
  onHold(this: void, areHeld: boolean): void;
  onSlow(this: void, delayMs: number): void;
}

const whyHold = 'Holds every clock on both sides: no deadline passes while you stand at a breakpoint, and pings wait.';

/** What can go wrong, at a press. */
export function drawFaults(faults: FaultsState, actions: FaultActions): TemplateResult {
  const { addinName, isOffline, areClocksHeld, isFlooding, slowMs, isCrashed } = faults;
  const name = addinName ?? 'the add-in';
  const hasPane = addinName !== undefined && !isCrashed;
  const button = (label: string, [mark, title, isEnabled]: [IconName, string, boolean], act: () => void): unknown =>
    html`<button class="btn" title=${title} ?disabled=${!isEnabled} @click=${act}>
      ${icon(mark, 'is-s')}<span>${label}</span>
    </button>`;
  return html`<div class="faults">
      ${button('Drop port', ['port', `Cuts the port of ${name}. Neither side is told.`, hasPane], actions.onDrop)}
      ${button('Crash host', ['crash', 'Ends the host’s side without a word to anybody.', !isCrashed], actions.onCrash)}
      ${button('Reload', ['reload', `Loads ${name} afresh.`, hasPane], actions.onReload)}
      ${button(
        isFlooding ? 'Stop flood' : 'Flood',
        ['flood', 'Ten seconds of 1,000 messages a second.', !isCrashed],
        actions.onFlood,
      )}
    </div>
    <div class="toggles">
      ${drawSwitch({ label: 'Offline', isOn: isOffline, title: 'The line to the chat server is down.' }, actions.onOffline)}
      ${drawSwitch({ label: 'Hold the clocks', isOn: areClocksHeld, title: whyHold }, actions.onHold)}
    </div>
    ${drawSlider(
      {
        label: 'Slow add-in',
        value: slowMs,
        most: MOST_SLOW_MS,
        step: 100,
        words: slowMs === 0 ? 'Off' : `${(slowMs / 1_000).toFixed(1)} s`,
        title: `What ${name} says arrives that much later.`,
      },
      actions.onSlow,
    )}`;
}
