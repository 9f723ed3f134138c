import type { ReactiveElement } from 'lit';
import type { Room } from '@roompane/protocol';
import { ConnectionController } from './connection-controller.ts';

/** Draws the element anew when the room's info or the user's standing changes, and when the room closes. */
export function followRoom(host: ReactiveElement & { readonly room: Room | undefined }): ConnectionController<Room> {
  const handleChange = (): void => host.requestUpdate();
  return new ConnectionController(
    host,
    () => host.room,
    (room, signal) => {
      room.addEventListener('info-changed', handleChange, { signal });
      room.addEventListener('me-changed', handleChange, { signal });
      room.addEventListener('closed', handleChange, { signal });
    },
  );
}
