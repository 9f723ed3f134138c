import { type Clock, type RoompaneError, toWireError } from '@roompane/protocol';
import {
  initialRendezvousState,
  type RendezvousInput,
  type RendezvousRules,
  stepRendezvous,
} from './rendezvous-state.ts';

export interface HearOptions extends RendezvousRules {
  readonly frame: HTMLIFrameElement;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long a loaded frame has for its hello, and an unloaded one for its load. */
  readonly helloTimeoutMs: number;
  /** A document said hello, rightly. The port leads to it and to nobody else. */
  readonly onHello: (port: MessagePort, version: number) => void;
  /** The session, if there is one, is over. */
  readonly onEnd: (error: RoompaneError) => void;
}

/** Listens for the hello of one mount until the signal aborts. The only listener on a window in Roompane. @spec HS */
export function hearHello(options: HearOptions): void {
  const { frame, clock, signal, helloTimeoutMs } = options;
  let state = initialRendezvousState;
  let patience = new AbortController();

  /** One time to wait at a time: a new one starts anew, a hello ends it. */
  const wait = (ms: number): void => {
    patience.abort();
    patience = new AbortController();
    signal.addEventListener('abort', () => patience.abort(), { once: true, signal: patience.signal });
    clock.setTimer(ms, () => apply({ type: 'silent' }), { signal: patience.signal });
  };

  const apply = (input: RendezvousInput, port?: MessagePort): void => {
    const [next, effects] = stepRendezvous(state, input, options);
    state = next;
    for (const effect of effects) {
      if (effect.type === 'accept' && port) {
        patience.abort();
        options.onHello(port, effect.version);
      }
      if (effect.type === 'refuse')
        port?.postMessage(JSON.stringify({ type: 'refuse', error: toWireError(effect.error) }));
      if (effect.type === 'await-hello') wait(helloTimeoutMs);
      if (effect.type === 'await-arrivals') afterArrivals(() => apply({ type: 'arrivals-over' }), signal);
      if (effect.type === 'end') {
        if (effect.removesFrame) frame.remove();
        options.onEnd(effect.error);
      }
    }
    if (port && effects.length === 0) port.close();
  };

  globalThis.addEventListener(
    'message',
    (event: MessageEvent<unknown>) => {
      const { source, origin, ports } = event;
      const isFromFrame = source !== null && source === frame.contentWindow;
      // Reading `data` is what costs: only of what can be a hello. Another frame's ports are nobody's business here.
      const data = isFromFrame && ports.length === 1 ? event.data : undefined;
      apply({ type: 'heard', isFromFrame, origin, data, ports: ports.length }, isFromFrame ? ports[0] : undefined);
    },
    { signal },
  );
  frame.addEventListener('load', () => apply({ type: 'loaded', isReadable: isReadable(frame) }), { signal });
  wait(helloTimeoutMs * 3);
}

/** Messages to a window queue behind one another, events of a frame do not: a port's message comes behind both. */
function afterArrivals(callback: () => void, signal: AbortSignal): void {
  const { port1, port2 } = new MessageChannel();
  signal.addEventListener('abort', () => port1.close(), { once: true });
  const arrive = (): void => {
    port1.close();
    callback();
  };
  port1.addEventListener('message', arrive, { once: true, signal });
  port1.start();
  port2.postMessage('');
}

function isReadable(frame: HTMLIFrameElement): boolean {
  try {
    return frame.contentDocument !== null;
  } catch {
    return false;
  }
}
