// What runs in the frame beside a contestant. Measured times are taken here, on the side of the add-in's author.
import type { LogEvent } from '@roompane/protocol';
import type { BenchFrame, Connect } from './contestant.ts';
import { silenceConsole } from './silence-console.ts';
import { placeOf } from './room-log.ts';
import type { Answers, Question } from './questions.ts';

/** Watches the stream: every event once and in order, or the block does not count. */
class Watch {
  #next = 0;
  #last = Infinity;
  #misplaced = 0;
  #done: ((misplaced: number) => void) | undefined;
  readonly #seen: () => void = () => this.#done?.(this.#misplaced);

  readonly take = (event: LogEvent): void => {
    const place = placeOf(event.cursor);
    if (place !== this.#next) this.#misplaced++;
    this.#next = place + 1;
    if (place >= this.#last) this.#seen();
  };

  expect(from: number, count: number): void {
    this.#next = from;
    this.#last = from + count - 1;
    this.#misplaced = 0;
  }

  seen(): Promise<number> {
    return new Promise((resolve) => (this.#done = resolve));
  }
}

const since = (startMs: number): number => performance.now() - startMs;

async function callOneByOne(frame: BenchFrame, count: number): Promise<readonly number[]> {
  const timesMs: number[] = [];
  for (let call = 0; call < count; call++) {
    const startMs = performance.now();
    await frame.readPage(1);
    timesMs.push(since(startMs));
  }
  return timesMs;
}

async function callAtOnce(frame: BenchFrame, count: number): Promise<number> {
  const startMs = performance.now();
  await Promise.all(Array.from({ length: count }, () => frame.readPage(1)));
  return since(startMs);
}

async function readPages(frame: BenchFrame, pageEvents: number): Promise<{ ms: number; count: number }> {
  const startMs = performance.now();
  let page = await frame.readPage(pageEvents);
  let count = page.events.length;
  while (!page.isFirst) {
    page = await frame.readPage(pageEvents, page.start);
    count += page.events.length;
  }
  return { ms: since(startMs), count };
}

async function readAll(frame: BenchFrame): Promise<{ ms: number; count: number }> {
  const startMs = performance.now();
  let count = 0;
  await frame.readAll(() => count++);
  return { ms: since(startMs), count };
}

/** Answers the host page's questions, which come on a port of their own: no contestant sees them. */
export async function runFrame(connect: Connect): Promise<void> {
  silenceConsole();
  const frame = await connect();
  if (location.search === '?handshake') {
    await frame.readPage(1);
    return parent.postMessage('bench/first-result', '*');
  }
  const watch = new Watch();
  const answer = (question: Question): Promise<Answers[keyof Answers]> | Answers[keyof Answers] => {
    switch (question.type) {
      case 'calls':
        return callOneByOne(frame, question.count);
      case 'calls-at-once':
        return callAtOnce(frame, question.count);
      case 'pages':
        return readPages(frame, question.pageEvents);
      case 'all':
        return readAll(frame);
      case 'follow':
        return frame.follow(watch.take);
      case 'expect':
        return watch.expect(question.from, question.count);
      case 'seen':
        return watch.seen();
      case 'mark':
        return void performance.mark('bench/frame');
    }
  };
  addEventListener('message', ({ data, ports: [port] }) => {
    if (data !== 'bench/control' || !port) return;
    port.onmessage = ({ data: { id, question } }: MessageEvent<{ id: number; question: Question }>) => {
      void Promise.resolve(answer(question)).then(
        (value) => port.postMessage({ id, value }),
        (error: unknown) => port.postMessage({ id, error: String(error) }),
      );
    };
  });
  parent.postMessage('bench/ready', '*');
}
