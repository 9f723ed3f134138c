import { isErrorCode, isRoompaneError, RoompaneError } from '@roompane/protocol';

/** What can be asked of `Acts`: its methods, each with plain JSON in and out. */
export type Tell<Acts extends object> = <Name extends MethodName<Acts>>(
  act: Name,
  ...params: MethodOf<Acts, Name>['params']
) => Promise<MethodOf<Acts, Name>['result']>;

type MethodName<Acts> = { [K in keyof Acts]: Acts[K] extends (...params: never) => unknown ? K : never }[keyof Acts] &
  string;

type MethodOf<Acts, Name extends keyof Acts> = Acts[Name] extends (...params: infer Params) => infer Result
  ? { readonly params: Params; readonly result: Awaited<Result> }
  : never;

interface Order {
  readonly act: string;
  readonly params: readonly unknown[];
}

type Answer =
  | { readonly value?: unknown }
  | { readonly error: { readonly code?: string; readonly message: string; readonly data?: never } };

/** What a page says to the page that embeds it once {@link serveActs} listens. */
const LISTENS = 'acts are served';

/** In a frame: does what the embedding page tells it to, over a channel that has nothing to do with Roompane's. */
export function serveActs(acts: object): void {
  globalThis.addEventListener('message', ({ data, ports: [port] }: MessageEvent<unknown>) => {
    if (typeof data !== 'string' || !port) return;
    void perform(acts, data).then((answer) => port.postMessage(answer));
  });
  globalThis.parent.postMessage(LISTENS, '*');
}

/** Resolves when the page that is about to be loaded into `frame` serves its acts. */
export function whenServed(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const listen = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== frame.contentWindow || data !== LISTENS) return;
      heard.abort();
      resolve();
    };
    globalThis.addEventListener('message', listen, heard);
  });
}

/** Tells the page in `frame`. A promise whose page goes away stays pending. */
export function tellFrame<Acts extends object>(frame: Pick<HTMLIFrameElement, 'contentWindow'>): Tell<Acts> {
  return (act, ...params) => {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve, reject) => {
      port1.onmessage = ({ data }: MessageEvent<string>) => {
        port1.close();
        settle(data, { resolve, reject });
      };
      frame.contentWindow?.postMessage(JSON.stringify({ act, params } satisfies Order), '*', [port2]);
    });
  };
}

/** Tells acts that stand in this very page, as strictly as if they stood in a frame. */
export function tellHere<Acts extends object>(acts: Acts): Tell<Acts> {
  return (act, ...params) =>
    new Promise((resolve, reject) => {
      void perform(acts, JSON.stringify({ act, params })).then((answer) => settle(answer, { resolve, reject }));
    });
}

async function perform(acts: object, order: string): Promise<string> {
  const { act, params } = JSON.parse(order) as Order;
  // Tests alone give orders, and only names of methods compile there.
  const method = (acts as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>)[act];
  return JSON.stringify(await answerWith(() => method?.apply(acts, [...params])));
}

async function answerWith(act: () => unknown): Promise<Answer> {
  try {
    return { value: await act() };
  } catch (error) {
    if (!isRoompaneError(error)) return { error: { message: String(error) } };
    const { code, message, data } = error;
    return { error: { code, message, data: data as never } };
  }
}

interface Settle {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

function settle(written: string, { resolve, reject }: Settle): void {
  const answer = JSON.parse(written) as Answer;
  if (!('error' in answer)) return resolve(answer.value as never);
  const { code, message, data } = answer.error;
  reject(isErrorCode(code) ? new RoompaneError(code, { message, data }) : new Error(message));
}
