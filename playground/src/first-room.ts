import { DEMO_ROOMS } from '@roompane/provider-local';

/** Where one is who does not say where to go. */
export const FIRST_ROOM_ID: string = DEMO_ROOMS.fxDesk;
