import type { IconName } from '../icons.ts';

export const COMMAND_GROUPS = ['Add-ins', 'Calls', 'Settings', 'Faults'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something that the command field finds and does. */
export interface Command {
  readonly group: CommandGroup;
  readonly label: string;
  /** Beside it: an address, a time, a result. It is searched too. */
  readonly hint?: string;
  readonly icon: IconName;
  /** It is so already. */
  readonly isOn?: boolean;
  run(this: void): void;
}
