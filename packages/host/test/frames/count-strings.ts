/** What crossed the ports of this page's channels, at the ends that it kept. */
export interface CountedStrings {
  readonly sent: number;
  /** Resolves when so many strings have arrived, or the page has closed a port, at which nothing arrives any more. */
  arrived(count: number): Promise<void>;
}

/** Counts on every channel that is made from here on. */
export function countStrings(): CountedStrings {
  let [sent, arrived, isClosed] = [0, 0, false];
  let look = (): void => undefined;
  const Original = globalThis.MessageChannel;
  globalThis.MessageChannel = class extends Original {
    constructor() {
      super();
      const { port1 } = this;
      const [postMessage, close] = [port1.postMessage.bind(port1), port1.close.bind(port1)];
      port1.addEventListener('message', () => {
        arrived++;
        look();
      });
      port1.postMessage = (written: unknown) => {
        // From a closed port nothing leaves.
        if (!isClosed) sent++;
        postMessage(written);
      };
      port1.close = () => {
        isClosed = true;
        close();
        look();
      };
    }
  };
  return {
    get sent() {
      return sent;
    },
    arrived: (count) =>
      new Promise((resolve) => {
        look = () => (isClosed || arrived >= count ? resolve() : undefined);
        look();
      }),
  };
}
