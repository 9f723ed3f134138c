const KEY = 'roompane.playground.settings';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** What the playground remembers from one visit to the next. Links say more, and never a grant. */
export interface Settings {
  readonly theme: Theme;
  readonly personId: string;
  readonly isInspectorOpen: boolean;
}

/** What was kept, as far as it can be read; an unknown person is the caller's to replace. */
export function readSettings(): Partial<Settings> {
  try {
    const { theme, personId, isInspectorOpen } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<
      string,
      unknown
    >;
    return {
      ...(isTheme(theme) ? { theme } : {}),
      ...(typeof personId === 'string' ? { personId } : {}),
      ...(typeof isInspectorOpen === 'boolean' ? { isInspectorOpen } : {}),
    };
  } catch {
    return {};
  }
}

export function keepSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // The choice holds until the page is left.
  }
}
