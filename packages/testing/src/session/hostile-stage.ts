import type { AddinSession, MountOptions } from '@roompane/host';
import type { HostilePage } from './hostile-page.ts';
import type { RoomStage, Seat } from './session-stage.ts';
import type { Tell } from './tell.ts';

/** A hostile page in a frame that was mounted like any add-in. It has said nothing yet. */
export interface HostileSeat {
  readonly session: AddinSession;
  readonly frame: HTMLIFrameElement;
  readonly tell: Tell<HostilePage>;
}

/** What a runner of the hostile suite brings for one case: frames on another site, opaque unless a case says otherwise. */
export interface HostileStage extends RoomStage {
  /** Where a page is that was served beside the host itself. */
  readonly hostOrigin: string;
  /** An honest add-in in the same room, connected, that writes ` ✓` behind each of the user's posts. */
  readonly honest: Seat;
  readonly mount: (options?: Partial<MountOptions>) => Promise<HostileSeat>;
  /** The hostile page in a frame that nobody mounted. */
  readonly embed: () => Promise<Omit<HostileSeat, 'session'>>;
  /** Waits until the page in `frame`, or one nested in it, tells the host's window this text. */
  readonly heardFrom: (text: string) => Promise<void>;
}
