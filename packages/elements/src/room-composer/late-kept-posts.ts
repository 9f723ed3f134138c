import { ConnectionController } from '../internal/connection-controller.ts';
import { toOutboxRoom } from '../internal/outbox-room.ts';
import type { KeepingComposer, KeepingHost, KeptPosts } from './kept-posts.ts';

/** What a composer has to do with an outbox, loaded where its room has one: few have, and none of an add-in's. */
export class LateKeptPosts {
  /** Absent until a room has an outbox. */
  now: KeptPosts | undefined;

  constructor(host: KeepingHost, of: KeepingComposer) {
    let loading: Promise<void> | undefined;
    const load = async (): Promise<void> => {
      const { KeptPosts } = await import('./kept-posts.ts');
      this.now = new KeptPosts(host, of);
    };
    new ConnectionController(
      host,
      () => host.room,
      (room) => {
        // Where it could not be loaded the next room asks for it again.
        if (toOutboxRoom(room).outbox) loading ??= load().catch(() => (loading = undefined));
      },
    );
  }
}
