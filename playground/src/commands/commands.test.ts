import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AT_REST, type Conditions } from '../conditions/conditions.ts';
import type { ConditionsActions, ConditionsState } from '../conditions/draw-conditions.ts';
import type { Command, CommandGroup } from './command.ts';
import { listFaults } from './list-faults.ts';
import { listSettings } from './list-settings.ts';
import { searchCommands } from './search-commands.ts';

const command = (group: CommandGroup, label: string, hint?: string): Command => {
  return { group, label, icon: 'side', run: () => undefined, ...(hint ? { hint } : {}) };
};

const labels = (commands: readonly Command[]): string[] => commands.map(({ label }) => label);

const feed = command('Add-ins', 'Market feed', '127.0.0.1/market-feed');
const guard = command('Add-ins', 'Trade guard');
const follow = command('Calls', 'messages/follow', '10:41 · Open');
const french = command('Settings', 'Language: Français');

describe('searchCommands', () => {
  const all = [french, follow, guard, feed];

  it('gives all in the order of their groups where nothing is wanted', () => {
    assert.deepEqual(labels(searchCommands(all, ' ')), [
      'Trade guard',
      'Market feed',
      'messages/follow',
      'Language: Français',
    ]);
  });

  it('wants every word, in the label or the hint, whatever the case and the accents', () => {
    assert.deepEqual(labels(searchCommands(all, 'OPEN follow')), ['messages/follow']);
    assert.deepEqual(labels(searchCommands(all, 'francais')), ['Language: Français']);
    assert.deepEqual(searchCommands(all, 'market nothing'), []);
  });

  it('puts what begins with it first, then words that do, and keeps the order of equals', () => {
    const found = searchCommands(
      ['reopen', 'an open door', 'open', 'open too'].map((label) => command('Settings', label)),
      'open',
    );
    assert.deepEqual(labels(found), ['open', 'open too', 'an open door', 'reopen']);
  });

  it('never shows more of a group than eight', () => {
    const many = Array.from({ length: 200 }, (_, index) => command('Calls', `call ${index}`));
    assert.equal(searchCommands([...many, guard], '').length, 9);
  });
});

describe('commands of the conditions', () => {
  const changes: Partial<Conditions>[] = [];
  const faults = {
    addinName: 'Feed',
    isOffline: false,
    areClocksHeld: false,
    isFlooding: false,
    slowMs: 0,
    isCrashed: false,
  };
  const appearance = { theme: 'light', density: 'comfortable', locale: 'en', direction: 'ltr' } as const;
  const state: ConditionsState = {
    personId: 'sam.whitfield',
    role: 'member',
    roomKind: 'regular',
    conditions: { ...AT_REST, density: 'compact' },
    faults,
    shown: undefined,
    appearance,
  };
  const nothing = (): void => undefined;
  const actions: ConditionsActions = {
    onPerson: nothing,
    onChange: (change) => changes.push(change),
    onGrant: nothing,
    onDecide: nothing,
    onReset: nothing,
    onDrop: nothing,
    onCrash: nothing,
    onReload: nothing,
    onFlood: nothing,
    onOffline: nothing,
    onHold: nothing,
    onSlow: nothing,
  };

  it('reach every condition', () => {
    changes.length = 0;
    for (const each of listSettings(state, actions)) each.run();
    const reached = new Set(changes.flatMap((change) => Object.keys(change)));
    assert.deepEqual([...reached].sort(), Object.keys(AT_REST).sort());
  });

  it('say what is so already', () => {
    const isOn = (label: string): boolean | undefined =>
      listSettings(state, actions).find((each) => each.label === label)?.isOn;
    assert.equal(isOn('Density: compact'), true);
    assert.equal(isOn('Density: comfortable'), false);
    assert.equal(isOn('Be Sam Whitfield, member'), true);
  });

  it('leave out the faults that can not be now', () => {
    assert.ok(labels(listFaults(faults, actions)).includes('Drop the port of Feed'));
    const crashed = labels(listFaults({ ...faults, isCrashed: true }, actions));
    assert.deepEqual(crashed, ['Go offline', 'Hold the clocks']);
  });
});
