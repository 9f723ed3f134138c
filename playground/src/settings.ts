import { AT_REST, type Condition, type Conditions, readConditions, writeConditions } from './conditions/conditions.ts';

const KEY = 'roompane.playground.settings';

/** Taste goes with the person; the rest of the conditions goes with the link. */
export const TASTES = ['theme', 'density', 'locale', 'direction'] as const satisfies readonly Condition[];
export type Taste = Pick<Conditions, (typeof TASTES)[number]>;

/** What the playground remembers from one visit to the next. Links say more, and never a grant. */
export interface Settings {
  readonly taste: Partial<Taste>;
  readonly personId: string;
  readonly isRailFolded: boolean;
  readonly isInspectorOpen: boolean;
  readonly areConditionsOpen: boolean;
  readonly inspectorHeightPx: number;
}

const oneOf = <Value>(isValue: (value: unknown) => value is Value, value: unknown): Value | undefined =>
  isValue(value) ? value : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isHeight = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0;

/** What was kept, as far as it can be read; an unknown person is the caller's to replace. */
export function readSettings(): Partial<Settings> {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const read = {
      taste: toTaste(readConditions(new URLSearchParams(oneOf(isText, kept['taste'])))),
      personId: oneOf(isText, kept['personId']),
      isRailFolded: oneOf(isFlag, kept['isRailFolded']),
      isInspectorOpen: oneOf(isFlag, kept['isInspectorOpen']),
      areConditionsOpen: oneOf(isFlag, kept['areConditionsOpen']),
      inspectorHeightPx: oneOf(isHeight, kept['inspectorHeightPx']),
    };
    return leaveOut(read);
  } catch {
    return {};
  }
}

/** Keeps what is given beside what was kept before. */
export function keepSettings({ taste, ...others }: Partial<Settings>): void {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
    const written = taste && { taste: writeTaste(taste) };
    localStorage.setItem(KEY, JSON.stringify({ ...kept, ...others, ...written }));
  } catch {
    // The choice holds until the page is left.
  }
}

/** What of the conditions is taste. */
export function toTaste({ theme, density, locale, direction }: Partial<Conditions>): Partial<Taste> {
  return leaveOut({ theme, density, locale, direction });
}

/** Without the fields that are not set. */
function leaveOut<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // The entries' own type forgets which value is whose.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** In the words of links, which are read with bounds already. */
function writeTaste(taste: Partial<Taste>): string {
  const parameters = new URLSearchParams();
  writeConditions(parameters, { ...AT_REST, ...taste });
  return String(parameters);
}
