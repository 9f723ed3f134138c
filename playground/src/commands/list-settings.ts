import { type Grant, GRANT_NAMES, GRANTS } from '@roompane/protocol';
import type { Conditions, Condition } from '../conditions/conditions.ts';
import type { ConditionsActions, ConditionsState } from '../conditions/draw-conditions.ts';
import { LANGUAGES } from '../conditions/languages.ts';
import { rateAt, writeMessageRate } from '../conditions/message-rates.ts';
import { describePerson, PEOPLE } from '../people.ts';
import type { Command } from './command.ts';

type Offer = readonly [label: string, change: Partial<Conditions>];

const LATENCIES_MS = [0, 120, 500, 2_000];
const RATE_STEPS = [0, 3, 5, 9];

/** Each condition with the values that are worth a word. */
const OFFERS: readonly Offer[] = [
  ['Theme: light', { theme: 'light' }],
  ['Theme: dark', { theme: 'dark' }],
  ['Theme: like the system', { theme: 'system' }],
  ['Density: comfortable', { density: 'comfortable' }],
  ['Density: compact', { density: 'compact' }],
  ...LANGUAGES.map(({ name, locale }): Offer => [`Language: ${name}`, { locale }]),
  ['Direction: left to right', { direction: 'ltr' }],
  ['Direction: right to left', { direction: 'rtl' }],
  ['Direction: that of the language', { direction: undefined }],
  ['Role: member', { role: 'member' }],
  ['Role: presenter', { role: 'presenter' }],
  ['Role: visitor', { role: 'visitor' }],
  ['Room: regular', { roomKind: 'regular' }],
  ['Room: auditorium', { roomKind: 'auditorium' }],
  ...LATENCIES_MS.map((latencyMs): Offer => [`Latency: ${latencyMs} ms`, { latencyMs }]),
  ...RATE_STEPS.map((step): Offer => [
    `Messages: ${writeMessageRate(rateAt(step))}`,
    { messagesPerSecond: rateAt(step) },
  ]),
  ['Pane width: by itself', { paneWidthPx: undefined }],
  ['Pane width: 280 px', { paneWidthPx: 280 }],
  ['Pane width: 480 px', { paneWidthPx: 480 }],
];

const isSet = (conditions: Conditions, change: Partial<Conditions>): boolean =>
  Object.entries(change).every(([condition, value]) => conditions[condition as Condition] === value);

/** All that the conditions panel sets, as commands. */
export function listSettings(state: ConditionsState, actions: ConditionsActions): readonly Command[] {
  const { conditions, personId } = state;
  const offers = OFFERS.map(([label, change]): Command => {
    return {
      group: 'Settings',
      label,
      icon: 'sliders',
      isOn: isSet(conditions, change),
      run: () => actions.onChange(change),
    };
  });
  return [...offers, ...listPeople(personId, conditions, actions), ...listGrants(state, actions)];
}

function listPeople(
  personId: string,
  { secondPersonId }: Conditions,
  { onPerson, onChange }: ConditionsActions,
): readonly Command[] {
  const others = PEOPLE.filter(({ person }) => person.id !== personId);
  const nobody: Command = {
    group: 'Settings',
    label: 'Beside you: nobody else',
    icon: 'people',
    isOn: secondPersonId === undefined,
    run: () => onChange({ secondPersonId: undefined }),
  };
  return [
    ...PEOPLE.map((each): Command => ({
      group: 'Settings',
      label: `Be ${describePerson(each)}`,
      icon: 'people',
      isOn: each.person.id === personId,
      run: () => onPerson(each.person.id),
    })),
    nobody,
    ...others.map((each): Command => ({
      group: 'Settings',
      label: `Beside you: ${describePerson(each)}`,
      icon: 'people',
      isOn: each.person.id === secondPersonId,
      run: () => onChange({ secondPersonId: each.person.id }),
    })),
  ];
}

function listGrants({ shown }: ConditionsState, { onGrant }: ConditionsActions): readonly Command[] {
  if (!shown) return [];
  const { name } = shown.addin.manifest;
  return GRANT_NAMES.map((grant: Grant): Command => {
    const isGiven = shown.grants.includes(grant);
    return {
      group: 'Settings',
      label: `${isGiven ? 'Take from' : 'Give'} ${name}: ${GRANTS[grant]}`,
      hint: grant,
      icon: 'guard',
      run: () => onGrant(grant, !isGiven),
    };
  });
}
