import { type Command, COMMAND_GROUPS } from './command.ts';

const MOST_OF_A_GROUP = 8;

/** As it is compared: without case and accents. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** How far from the wanted: 0 begins with it, 1 has a word that does, 2 has it somewhere; nothing has not. */
function distance({ label, hint = '' }: Command, wanted: readonly string[]): number | undefined {
  const text = plain(`${label} ${hint}`);
  if (!wanted.every((word) => text.includes(word))) return undefined;
  const [first = ''] = wanted;
  if (text.startsWith(first)) return 0;
  return text.includes(` ${first}`) || text.includes(`/${first}`) ? 1 : 2;
}

/** The commands that have every word of the query, group by group, the nearest of each first and eight of each at most. */
export function searchCommands(commands: readonly Command[], query: string): readonly Command[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean);
  const found = commands
    .map((command) => ({ command, far: distance(command, wanted) }))
    .filter(({ far }) => far !== undefined)
    .sort((a, b) => Number(a.far) - Number(b.far))
    .map(({ command }) => command);
  return COMMAND_GROUPS.flatMap((group) => found.filter((each) => each.group === group).slice(0, MOST_OF_A_GROUP));
}
