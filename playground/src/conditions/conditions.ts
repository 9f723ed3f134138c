import type { Appearance, Role, RoomKind } from '@roompane/protocol';
import { PEOPLE } from '../people.ts';
import { LANGUAGES } from './languages.ts';

const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** The standings that make a difference to an add-in; a manager may what a presenter may. */
export const TRIED_ROLES = ['member', 'presenter', 'visitor'] as const satisfies readonly Role[];

export const MOST_LATENCY_MS = 2_000;
/** As many as a flood brings. */
const MOST_PER_SECOND = 1_000;
export const PANE_WIDTHS_PX = { least: 240, most: 640 } as const;

/** What a previewer can set beside the add-ins themselves. All of it may stand in a link: it neither grants nor breaks. */
export interface Conditions {
  /** Instead of the person's own. */
  readonly role: Role | undefined;
  /** Instead of the room's own. */
  readonly roomKind: RoomKind | undefined;
  /** On the line to the chat server, there and back. */
  readonly latencyMs: number;
  /** What people and bots say on their script. */
  readonly messagesPerSecond: number;
  /** Who else looks at the room, beside the one whom one is. */
  readonly secondPersonId: string | undefined;
  readonly theme: Theme;
  readonly density: Appearance['density'];
  readonly locale: string;
  /** Instead of the language's own. */
  readonly direction: Appearance['direction'] | undefined;
  /** Instead of the share of the stage that it takes by itself. */
  readonly paneWidthPx: number | undefined;
}

export type Condition = keyof Conditions;

/** A room as it is, and a page as the system has it. */
export const AT_REST: Conditions = {
  role: undefined,
  roomKind: undefined,
  latencyMs: 0,
  messagesPerSecond: 0,
  secondPersonId: undefined,
  theme: 'system',
  density: 'comfortable',
  locale: 'en',
  direction: undefined,
  paneWidthPx: undefined,
};

type Read<Value> = (text: string) => Value | undefined;

const oneOf =
  <Value extends string>(values: readonly Value[]): Read<Value> =>
  (text) =>
    values.find((value) => value === text);

const number =
  (least: number, most: number): Read<number> =>
  (text) => {
    const value = /^\d{1,4}(\.\d)?$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
  };

/** What each is called in a link, and how it is read from one. */
const IN_LINKS: { readonly [Each in Condition]: readonly [parameter: string, read: Read<Conditions[Each]>] } = {
  role: ['role', oneOf(TRIED_ROLES)],
  roomKind: ['room', oneOf<RoomKind>(['regular', 'auditorium'])],
  latencyMs: ['latency', number(0, MOST_LATENCY_MS)],
  messagesPerSecond: ['rate', number(0, MOST_PER_SECOND)],
  secondPersonId: ['also', oneOf(PEOPLE.map(({ person }) => person.id))],
  theme: ['theme', oneOf(THEMES)],
  density: ['density', oneOf<Appearance['density']>(['comfortable', 'compact'])],
  locale: ['lang', oneOf(LANGUAGES.map(({ locale }) => locale))],
  direction: ['dir', oneOf<Appearance['direction']>(['ltr', 'rtl'])],
  paneWidthPx: ['pane', number(PANE_WIDTHS_PX.least, PANE_WIDTHS_PX.most)],
};

const CONDITIONS = Object.keys(IN_LINKS) as Condition[];

/** The conditions that a link names and that can be read. */
export function readConditions(parameters: URLSearchParams): Partial<Conditions> {
  return Object.fromEntries(
    CONDITIONS.flatMap((condition) => {
      const [parameter, read] = IN_LINKS[condition];
      const value = read(parameters.get(parameter) ?? '');
      return value === undefined ? [] : [[condition, value]];
    }),
  );
}

/** Puts into a link what is not at rest, and takes the rest out of it. */
export function writeConditions(parameters: URLSearchParams, conditions: Conditions): void {
  for (const condition of CONDITIONS) {
    const [parameter] = IN_LINKS[condition];
    const value = conditions[condition];
    if (value === undefined || value === AT_REST[condition]) parameters.delete(parameter);
    else parameters.set(parameter, String(value));
  }
}
