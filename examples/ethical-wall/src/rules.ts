/** What only the rooms of a desk may read. */
export interface Wall {
  /** A room is of the desk when the desk's name is in its title. */
  readonly desk: string;
  readonly words: readonly string[];
}

export interface Rules {
  readonly walls: readonly Wall[];
  /** Lines that are no rule, from 1. */
  readonly wrongLines: readonly number[];
}

/** Reads `Desk: words, other words`, a desk a line. Empty lines are none. */
export function parseRules(text: string): Rules {
  const walls: Wall[] = [];
  const wrongLines: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (!line.trim()) return;
    const [desk = '', ...rest] = line.split(':');
    const words = rest
      .join(':')
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
    if (desk.trim() && words.length > 0) walls.push({ desk: desk.trim(), words });
    else wrongLines.push(index + 1);
  });
  return { walls, wrongLines };
}
