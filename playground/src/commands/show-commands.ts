import type { CommandSources } from './open-commands.ts';

/** Brings the code of the dialogs when the page has nothing else to do, so that no key is lost on the first opening. */
export function preloadCommands(): void {
  const load = (): void => void import('./open-commands.ts');
  if ('requestIdleCallback' in globalThis) requestIdleCallback(load);
  else addEventListener('load', load, { once: true });
}

/** Opens the command field. */
export async function showCommands(sources: CommandSources): Promise<void> {
  const { openCommands } = await import('./open-commands.ts');
  await openCommands(sources);
}

/** Opens the overview of keys. */
export async function showKeys(): Promise<void> {
  const { openKeys } = await import('./open-commands.ts');
  await openKeys();
}
