const KEY = 'roompane.playground.recent';
const MOST = 4;

/** An entry that was opened before: what was pasted, and when. */
export interface Recent {
  readonly text: string;
  readonly name: string;
  readonly openedAtEpochMs: number;
}

const isRecent = (value: unknown): value is Recent => {
  const { text, name, openedAtEpochMs } = (value ?? {}) as Partial<Recent>;
  return typeof text === 'string' && typeof name === 'string' && Number.isFinite(openedAtEpochMs);
};

/** The entries opened before, the newest first. What cannot be read is as if it had not been kept. */
export function readRecent(): readonly Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts an entry first and gives the list as it is now. */
export function addRecent(opened: Recent): readonly Recent[] {
  const recent = [opened, ...readRecent().filter(({ text }) => text !== opened.text)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(recent));
  } catch {
    // A full or forbidden storage costs the list its memory, nothing else.
  }
  return recent;
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago, in words: "12 minutes ago", "yesterday". */
export function tellAge(openedAtEpochMs: number, nowEpochMs: number): string {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const ageMs = nowEpochMs - openedAtEpochMs;
  for (const [unit, ms] of steps) if (ageMs >= ms) return format.format(-Math.floor(ageMs / ms), unit);
  return 'just now';
}
