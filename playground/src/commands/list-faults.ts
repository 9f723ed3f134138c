import type { FaultActions, FaultsState } from '../conditions/draw-faults.ts';
import type { IconName } from '../icons.ts';
import type { Command } from './command.ts';

/** What can go wrong, as commands; what can not go wrong now is left out. */
export function listFaults(faults: FaultsState, actions: FaultActions): readonly Command[] {
  const { addinName, isOffline, areClocksHeld, isFlooding, slowMs, isCrashed } = faults;
  const hasPane = addinName !== undefined && !isCrashed;
  const all: readonly [isThere: boolean, label: string, icon: IconName, run: () => void][] = [
    [hasPane, `Drop the port of ${addinName}`, 'port', actions.onDrop],
    [!isCrashed, 'Crash the host', 'crash', actions.onCrash],
    [hasPane, `Reload ${addinName}`, 'reload', actions.onReload],
    [!isCrashed, isFlooding ? 'Stop the flood' : 'Flood: 1,000 messages a second', 'flood', actions.onFlood],
    [true, isOffline ? 'Go online' : 'Go offline', 'globe', () => actions.onOffline(!isOffline)],
    [true, areClocksHeld ? 'Let the clocks go on' : 'Hold the clocks', 'pause', () => actions.onHold(!areClocksHeld)],
    [hasPane, `Slow ${addinName}: 5 s`, 'pause', () => actions.onSlow(5_000)],
    [hasPane && slowMs > 0, `${addinName} at its own speed`, 'play', () => actions.onSlow(0)],
  ];
  return all.flatMap(([isThere, label, icon, run]) => (isThere ? [{ group: 'Faults', label, icon, run }] : []));
}
