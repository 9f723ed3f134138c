import { type FileInput, type ProviderRoom, toRoompaneError, type UploadEvent } from '@roompane/protocol';
import type { Source } from '../room/pulled-stream.ts';
import { StateFeed } from '../room/state-feed.ts';

/** Gives a file to the server: how far it is, as often as that is asked for, then the reference, which is the end. @spec FI3 */
export function sendFile(
  room: Pick<ProviderRoom, 'upload'>,
  file: FileInput,
  signal: AbortSignal,
): Source<UploadEvent> {
  const state = new StateFeed<UploadEvent>();
  const onProgress = ({ sentBytes, totalBytes }: { readonly sentBytes: number; readonly totalBytes: number }): void =>
    state.update({ type: 'progress', sentBytes, totalBytes });
  room.upload(file, { signal, onProgress }).then(
    (attachment) => state.update({ type: 'sent', attachment }),
    (thrown: unknown) => state.fail(toRoompaneError(thrown)),
  );
  const reader = state.createReader();
  let isOver = false;
  return {
    async pull(asked) {
      const event = isOver ? undefined : await reader.pull(asked);
      isOver = event?.type === 'sent';
      return event;
    },
  };
}
