import type { Appearance, Grant, Role, RoomKind } from '@roompane/protocol';
import { html, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { describePerson, PEOPLE } from '../people.ts';
import type { Checking, RunningAddin } from '../running-addins.ts';
import { type Conditions, MOST_LATENCY_MS, TRIED_ROLES } from './conditions.ts';
import { drawAppearance } from './draw-appearance.ts';
import { drawChecking } from './draw-checking.ts';
import { type Choice, drawChoice, drawSelect, drawSlider } from './draw-controls.ts';
import { drawFaults, type FaultActions, type FaultsState } from './draw-faults.ts';
import { drawGrants } from './draw-grants.ts';
import { LAST_RATE_STEP, rateAt, stepOf, writeMessageRate } from './message-rates.ts';

export interface ConditionsState {
  readonly personId: string;
  /** As the room has it, with what is set here. */
  readonly role: Role | undefined;
  readonly roomKind: RoomKind | undefined;
  readonly conditions: Conditions;
  readonly faults: FaultsState;
  readonly shown: RunningAddin | undefined;
  readonly appearance: Appearance;
}

export interface ConditionsActions extends FaultActions {
  onPerson(this: void, personId: string): void;
  onChange(this: void, change: Partial<Conditions>): void;
  onGrant(this: void, grant: Grant, isGiven: boolean): void;
  onDecide(this: void, change: Checking): void;
  onReset(this: void): void;
}

const roles: readonly Choice<Role>[] = TRIED_ROLES.map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}));

const roomKinds: readonly Choice<RoomKind>[] = [
  { value: 'regular', label: 'Regular' },
  { value: 'auditorium', label: 'Auditorium' },
];

const NOBODY = '';

/** All that can be set around an add-in, to see it in every state. */
export function drawConditions(state: ConditionsState, actions: ConditionsActions): TemplateResult {
  const { conditions, shown } = state;
  const grants = shown ? `${shown.grants.length}` : '0';
  return html`<aside class="conditions" id="conditions" aria-label="Conditions" tabindex="-1">
    <header>
      <h2>Conditions</h2>
      <button
        class="btn is-ghost is-s"
        title="Everything as it was at first: no faults, the role and the room’s own kind"
        @click=${actions.onReset}
      >
        ${icon('undo', 'is-s is-flip')}<span>Reset</span>
      </button>
    </header>
    <section aria-label="Who">${drawPeople(state, actions)}</section>
    <section aria-label="Traffic">${drawTraffic(conditions, actions)}</section>
    <section aria-label="Faults">
      <h3>Faults</h3>
      ${drawFaults(state.faults, actions)}
    </section>
    <section aria-label=${shown ? `What ${shown.addin.manifest.name} may do` : 'Grants'}>
      <h3>
        <span class="cut">${shown ? `${shown.addin.manifest.name} may` : 'Grants'}</span>
        <span class="ltr" title="Grants given">${grants}</span>
      </h3>
      <div class="toggles">${drawGrants(shown, actions.onGrant)}</div>
    </section>
    ${drawChecking(shown, actions.onDecide)}
    <section aria-label="Appearance">
      <h3>Appearance</h3>
      ${drawAppearance(conditions, state.appearance, actions.onChange)}
    </section>
  </aside>`;
}

function drawPeople(
  { personId, role, roomKind, conditions }: ConditionsState,
  { onPerson, onChange }: ConditionsActions,
): TemplateResult {
  const people = PEOPLE.map((each) => ({ value: each.person.id, label: describePerson(each) }));
  const others = people.filter(({ value }) => value !== personId);
  return html`<div class="pair is-who">
      <span>You</span>${drawSelect({ label: 'Be this person', choices: people, value: personId }, onPerson)}
    </div>
    <div class="pair is-who">
      <span>With</span>${drawSelect(
        {
          label: 'Who looks on',
          choices: [{ value: NOBODY, label: 'Nobody else' }, ...others],
          value: conditions.secondPersonId ?? NOBODY,
        },
        (to) => onChange({ secondPersonId: to === NOBODY ? undefined : to }),
      )}
    </div>
    <div class="above">
      <h3>Role</h3>
      ${drawChoice({ label: 'Role', choices: roles, value: role }, (to) => onChange({ role: to }))}
    </div>
    <div class="above">
      <h3>Room</h3>
      ${drawChoice({ label: 'Room kind', choices: roomKinds, value: roomKind }, (to) => onChange({ roomKind: to }))}
    </div>`;
}

function drawTraffic({ latencyMs, messagesPerSecond }: Conditions, { onChange }: ConditionsActions): TemplateResult {
  return html`${drawSlider(
    {
      label: 'Latency',
      value: latencyMs,
      most: MOST_LATENCY_MS,
      step: 20,
      words: `${latencyMs.toLocaleString('en')} ms`,
      title: 'How long the chat server takes to answer. Its add-ins wait with the room.',
    },
    (to) => onChange({ latencyMs: to }),
  )}
  ${drawSlider(
    {
      label: 'Messages',
      value: stepOf(messagesPerSecond),
      most: LAST_RATE_STEP,
      words: writeMessageRate(messagesPerSecond),
      title: 'How much people and bots say by their script, beside the rates bot.',
    },
    (to) => onChange({ messagesPerSecond: rateAt(to) }),
  )}`;
}
