import type { TypingEvent } from '@roompane/protocol';

/** Who is writing where, from tab to tab. It is never stored. */
interface TypingSignal extends TypingEvent {
  readonly roomId: string;
}

/** Signals that only this browser's tabs hear, each once, with nobody to answer. */
export class TypingChannel {
  readonly #channel: BroadcastChannel;

  constructor(databaseName: string) {
    this.#channel = new BroadcastChannel(`roompane/${databaseName}/typing`);
  }

  send(signal: TypingSignal): void {
    this.#channel.postMessage(signal);
  }

  listen(roomId: string, heard: (event: TypingEvent) => void, { signal }: { readonly signal: AbortSignal }): void {
    const take = ({ data }: MessageEvent): void => {
      const typing = parseSignal(data);
      if (typing?.roomId === roomId) heard({ person: typing.person, isTyping: typing.isTyping });
    };
    this.#channel.addEventListener('message', take, { signal });
  }

  close(): void {
    this.#channel.close();
  }
}

/** Anything of the origin may post here. */
function parseSignal(value: unknown): TypingSignal | undefined {
  const { roomId, person, isTyping } = toRecord(value);
  const { id, name, kind } = toRecord(person);
  if (!isText(roomId) || !isText(id) || !isText(name) || typeof isTyping !== 'boolean') return undefined;
  if (kind !== 'user' && kind !== 'bot') return undefined;
  return { roomId, person: { id, name, kind }, isTyping };
}

const toRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 256;
