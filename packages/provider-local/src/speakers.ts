import { type Abortable, dispose } from '@roompane/protocol';
import { appendLines, type SpokenLine } from './append-lines.ts';
import type { LocalDeployment } from './deployment.ts';
import { Store } from './store.ts';

/** Lines of one transaction: a long one holds up whoever posts by hand. */
const LINES_AT_ONCE = 1_000;

export interface SpeakersOptions {
  readonly roomId: string;
  /** Ends them, like `close()`. */
  readonly signal?: AbortSignal | undefined;
}

/** The voices of people and bots who have no tab of their own. */
export interface Speakers {
  /**
   * Says lines in order, now. Resolves when they are on the disk, with how many the room did not have before: saying a line
   * again changes nothing. Each thousand of them is said whole or not at all. Rejects with `argument/invalid` for what is no
   * line, `limit/exceeded`, `room/not-found`, `call/aborted`, a `provider/…` code, and `connection/closed` after the end.
   */
  say(lines: readonly SpokenLine[], options?: Abortable): Promise<number>;
  /** What is being said is finished. Twice is the same as once. */
  close(): void;
  [Symbol.dispose](): void;
}

/**
 * Lets the deployment's own people speak in a room, for demos and previews: in every tab it is as if others had posted. The
 * gate is not asked, for these are not the local user's posts, nor is anybody's role. A room of which the deployment says
 * how much it keeps does not outgrow that.
 */
export function createSpeakers(deployment: LocalDeployment, { roomId, signal }: SpeakersOptions): Speakers {
  const store = new Store(deployment);
  const closed = new AbortController();
  const close = (): void => {
    closed.abort();
    store.close();
  };
  if (signal?.aborted) close();
  signal?.addEventListener('abort', close, { signal: closed.signal });

  const sayAtOnce = async (lines: readonly SpokenLine[], options: Abortable): Promise<number> => {
    const nowEpochMs = store.clock.now();
    const fresh = await store.connection.run(
      (database) => appendLines(database, { roomId, lines, nowEpochMs }, options),
      options,
    );
    if (fresh > 0) store.bell.ring(`log/${roomId}`);
    return fresh;
  };
  return {
    async say(lines, options = {}) {
      let fresh = 0;
      for (let place = 0; place < lines.length; place += LINES_AT_ONCE) {
        fresh += await sayAtOnce(lines.slice(place, place + LINES_AT_ONCE), options);
      }
      return fresh;
    },
    close,
    [dispose]: close,
  };
}
