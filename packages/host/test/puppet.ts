import { isRoompaneError, RoompaneError } from '@roompane/protocol';

/** Resolves when the puppet page in `frame` listens. Call it before the page is loaded. */
export function whenReady(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    window.addEventListener(
      'message',
      ({ source, data }) => {
        if (source !== frame.contentWindow || data !== 'puppet is ready') return;
        heard.abort();
        resolve();
      },
      heard,
    );
  });
}

/** Tells the puppet in `frame` what to do; resolves or rejects as the add-in's own promise did. */
export function tell<Result = unknown>(frame: HTMLIFrameElement, act: string, params: unknown = {}): Promise<Result> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<string>) => {
      port1.close();
      const { value, error } = JSON.parse(data) as {
        value: Result;
        error?: { code: string; message: string; data?: never };
      };
      if (!error) return resolve(value);
      const failed = new RoompaneError('call/failed', { message: error.message, data: error.data });
      return reject(Object.assign(failed, { code: error.code }));
    };
    frame.contentWindow?.postMessage(JSON.stringify({ act, params }), '*', [port2]);
  });
}

/** The code that `promise` rejects with, or a sentence that says it did not. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    return `resolved with ${JSON.stringify(await promise)}`;
  } catch (error) {
    return isRoompaneError(error) ? error.code : String(error);
  }
}
