import type { Answers, Question } from './questions.ts';

/** A frame that is connected, seen from the host page. */
export class FrameControl {
  readonly #port: MessagePort;
  readonly #open = new Map<number, (reply: { readonly value?: unknown; readonly error?: string }) => void>();
  #lastId = 0;

  constructor(frame: HTMLIFrameElement) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<{ id: number; value?: unknown; error?: string }>) => {
      this.#open.get(data.id)?.(data);
      this.#open.delete(data.id);
    };
    frame.contentWindow?.postMessage('bench/control', '*', [port2]);
  }

  ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      // The other end is ours: each answer is of its question's type.
      this.#open.set(id, ({ value, error }) =>
        error ? reject(new Error(error)) : resolve(value as Answers[Q['type']]),
      );
      this.#port.postMessage({ id, question });
    });
  }
}

/** A frame as an add-in's: sandboxed, in the document, without an address yet. */
export function createFrame(isOpaque: boolean): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', `allow-scripts allow-forms${isOpaque ? '' : ' allow-same-origin'}`);
  // For clocks of 5 µs.
  frame.allow = 'cross-origin-isolated';
  document.body.append(frame);
  return frame;
}

/** Resolves when the frame's page says so. */
export function told(frame: HTMLIFrameElement, what: string): Promise<void> {
  return new Promise((resolve) => {
    const over = new AbortController();
    const listen = ({ source, data }: MessageEvent): void => {
      if (source !== frame.contentWindow || data !== what) return;
      over.abort();
      resolve();
    };
    addEventListener('message', listen, over);
  });
}
