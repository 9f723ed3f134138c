import type { CommandSources } from './open-commands.ts';

/** Opens the command field. Its code is loaded when it is wanted first. */
export async function showCommands(sources: CommandSources): Promise<void> {
  const { openCommands } = await import('./open-commands.ts');
  await openCommands(sources);
}

/** Opens the overview of keys. */
export async function showKeys(): Promise<void> {
  const { openKeys } = await import('./open-commands.ts');
  await openKeys();
}
