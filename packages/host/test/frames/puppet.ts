// An honest add-in that does what the test tells it to. The strings go over a channel of the test's own.
import {
  type AddinRoom,
  block,
  connect,
  isRoompaneError,
  type LiveEvent,
  pass,
  type Registration,
  replace,
} from '@roompane/addin';

interface Order {
  readonly act: string;
  readonly params: never;
}

let room: AddinRoom | undefined;
const streams = new Map<string, AsyncIterator<unknown>>();
const seen: unknown[] = [];
let filter: Registration | undefined;

const current = (): AddinRoom => {
  if (!room) throw new Error('not connected');
  return room;
};

const acts: Record<string, (params: never) => unknown> = {
  connect: async (options?: { hosts?: readonly string[] }) => {
    room = await connect(options);
    for (const type of ['info-changed', 'me-changed', 'appearance-changed', 'grants-changed'] as const) {
      room.addEventListener(type, ({ before, now }) => seen.push({ type, before, now }));
    }
    room.addEventListener('closed', ({ reason }) => seen.push({ type: 'closed', code: reason.code }));
    return { origin: self.origin, info: room.info, me: room.me.may, grants: room.grants, appearance: room.appearance };
  },
  connectTwice: async () => (await connect()) === (await connect()),
  post: (draft: { body: string }) => current().post(draft),
  latest: (options: { limit: number }) => current().messages.latest(options),
  older: (options: { limit: number; before: string }) => current().messages.older(options),
  history: async (options: { limit: number }) => {
    const texts: string[] = [];
    for await (const page of current().messages.history(options)) {
      texts.unshift(...page.events.map((event) => (event.type === 'posted' ? event.message.body.text : event.type)));
    }
    return texts;
  },
  open: ({ name, stream, after }: { name: string; stream: 'live' | 'roster'; after?: string }) => {
    const source: AsyncIterable<unknown> =
      stream === 'live' ? current().messages.live({ after }) : current().roster.live();
    streams.set(name, source[Symbol.asyncIterator]());
  },
  next: async ({ name, count }: { name: string; count: number }) => {
    const events: unknown[] = [];
    for (let i = 0; i < count; i++) {
      const { value, done } = (await streams.get(name)?.next()) ?? { done: true };
      if (done) return [...events, 'done'];
      events.push(value);
    }
    return events;
  },
  readUntil: async ({ name, text }: { name: string; text: string }) => {
    const texts: string[] = [];
    for (;;) {
      const { value, done } = (await streams.get(name)?.next()) as IteratorResult<LiveEvent>;
      if (done) return texts;
      if (value.type === 'posted') texts.push(value.message.body.text);
      if (texts.at(-1) === text) return texts;
    }
  },
  stop: ({ name }: { name: string }) => streams.get(name)?.return?.(),
  intercept: async ({ rule, includeOwn = false }: { rule: string; includeOwn?: boolean }) => {
    filter = await current().outgoing.intercept(
      (draft, { signal, via, progress }) => {
        seen.push({ type: 'checked', text: draft.body.text, via: via?.id });
        if (rule === 'block') return block({ reason: 'Not here.', fix: { body: 'better' } });
        if (rule === 'replace')
          return replace({ ...draft, body: draft.body.text.toUpperCase() }, { reason: 'Louder.' });
        if (rule === 'throw') throw new Error('private detail');
        if (rule === 'nonsense') return { type: 'maybe' } as never;
        if (rule === 'progress') progress('still at it');
        if (rule === 'hang' || rule === 'progress') {
          signal.addEventListener('abort', () => seen.push({ type: 'check-aborted' }));
          return new Promise<never>(() => undefined);
        }
        return pass();
      },
      { includeOwn },
    );
  },
  release: () => filter?.close(),
  seen: () => seen,
  supports: (method: string) => current().supports(method),
  state: () => ({
    info: current().info,
    may: current().me.may,
    grants: current().grants,
    appearance: current().appearance,
  }),
  close: () => current().close(),
  reload: () => location.reload(),
  go: (address: string) => {
    location.href = address;
  },
};

async function run({ act, params }: Order): Promise<object> {
  try {
    if (!Object.hasOwn(acts, act)) throw new Error(`no act ${act}`);
    return { value: await acts[act]?.(params) };
  } catch (error) {
    return isRoompaneError(error)
      ? { error: { code: error.code, message: error.message, data: error.data } }
      : { error: { code: 'other', message: String(error) } };
  }
}

window.addEventListener('message', ({ data, ports: [port] }: MessageEvent<string>) => {
  if (typeof data !== 'string' || !port) return;
  void run(JSON.parse(data) as Order).then((answer) => port.postMessage(JSON.stringify(answer)));
});
window.parent.postMessage('puppet is ready', '*');
