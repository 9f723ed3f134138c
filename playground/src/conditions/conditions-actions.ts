import type { AddinsController } from '../addins-controller.ts';
import type { FaultsController } from '../faults/faults-controller.ts';
import type { RoomsController } from '../rooms-controller.ts';
import { keepSettings } from '../settings.ts';
import type { ConditionsController } from './conditions-controller.ts';
import type { ConditionsActions } from './draw-conditions.ts';

interface ActedParts {
  readonly conditions: ConditionsController;
  readonly faults: FaultsController;
  readonly rooms: RoomsController;
  readonly addins: AddinsController;
}

/** What a person does in the conditions, and what else goes along with it. */
export function createConditionsActions({ conditions, faults, rooms, addins }: ActedParts): ConditionsActions {
  return {
    ...faults.actions,
    onPerson: (personId) => {
      const isOther = conditions.current.secondPersonId === personId;
      keepSettings({ personId });
      // Somebody else has a standing of their own, and is not there twice.
      conditions.set({ role: undefined, ...(isOther ? { secondPersonId: undefined } : {}) });
      rooms.be(personId);
    },
    onChange: conditions.set,
    onGrant: addins.grant,
    onDecide: addins.decide,
    onReset: () => {
      conditions.reset();
      faults.end();
      addins.resetGrants();
    },
  };
}
