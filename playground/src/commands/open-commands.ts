import type { WireRecord } from '@roompane/host';
import { type Addin, shortAddress } from '../addin.ts';
import type { ConditionsActions, ConditionsState } from '../conditions/draw-conditions.ts';
import type { Recent } from '../recent.ts';
import type { Command } from './command.ts';
import { CommandDialog } from './command-dialog.ts';
import { KeysDialog } from './keys-dialog.ts';
import { listCalls } from './list-calls.ts';
import { listFaults } from './list-faults.ts';
import { listSettings } from './list-settings.ts';

/** What the field finds, as it is when it opens. */
export interface CommandSources {
  readonly addins: readonly Addin[];
  readonly shownKey: string | undefined;
  readonly recent: readonly Recent[];
  readonly records: readonly WireRecord[];
  readonly state: ConditionsState;
  readonly actions: ConditionsActions;
  onShow(this: void, addin: Addin): void;
  onRecent(this: void, recent: Recent): void;
  onRecord(this: void, id: number): void;
}

/** The one of its kind on the page. */
function find<T extends HTMLElement>(kind: new () => T): T {
  const dialogs = [...document.body.children];
  return dialogs.find((each): each is T => each instanceof kind) ?? document.body.appendChild(new kind());
}

function listAddins({ addins, shownKey, recent, onShow, onRecent }: CommandSources): readonly Command[] {
  return [
    ...addins.map((addin): Command => {
      const { name, entry } = addin.manifest;
      const run = (): void => onShow(addin);
      return {
        group: 'Add-ins',
        label: name,
        hint: shortAddress(entry),
        icon: addin.icon,
        isOn: addin.key === shownKey,
        run,
      };
    }),
    ...recent.map((each): Command => {
      return { group: 'Add-ins', label: `Open ${each.name} again`, icon: 'globe', run: () => onRecent(each) };
    }),
  ];
}

/** Opens the command field. */
export function openCommands(sources: CommandSources): Promise<void> {
  const { records, onRecord, state, actions } = sources;
  return find(CommandDialog).ask([
    ...listAddins(sources),
    ...listCalls(records, onRecord),
    ...listSettings(state, actions),
    ...listFaults(state.faults, actions),
  ]);
}

/** Opens the overview of keys. */
export function openKeys(): Promise<void> {
  return find(KeysDialog).show();
}
