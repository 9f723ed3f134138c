import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CpuMeter } from './cpu-meter.ts';
import type { Mode } from './figures.ts';
import type { HostPage } from './page/host-page.ts';
import type { Answers, Question } from './page/questions.ts';
import type { ListPage } from './page/list-page.ts';
import type { OutgoingPage } from './page/outgoing-page.ts';
import type { StorePage } from './page/store-page.ts';
import type { HostPaths } from './pages.ts';
import type { Sites } from './serve.ts';

const PATIENCE_MS = 120_000;

/** Which page of the host's, and where its frames come from. */
export interface PlaceOfPage {
  readonly sites: Sites;
  readonly mode: Mode;
  /** @default the contestants' */
  readonly path?: HostPaths;
}

/** A fresh host page in a browser of its own profile, and what Node asks of it. */
export class BenchPage {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #sites: Sites;
  readonly #mode: Mode;

  private constructor(page: Page, context: BrowserContext, { sites, mode }: PlaceOfPage) {
    this.page = page;
    this.#context = context;
    this.#sites = sites;
    this.#mode = mode;
  }

  static async create(browser: Browser, at: PlaceOfPage): Promise<BenchPage> {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(at.sites.hostUrl + (at.path ?? ''), { waitUntil: 'load' });
    return new BenchPage(page, context, at);
  }

  /** Calls a method of the page's `HostPage`. Rejects when it takes longer than two minutes. */
  call<Name extends keyof HostPage>(name: Name, ...args: Parameters<HostPage[Name]>): Promise<Result<HostPage, Name>> {
    // The page's own class says what its methods give.
    return this.#call(name, args) as Promise<Result<HostPage, Name>>;
  }

  /** Asks the first frame of a stand. */
  async ask<Q extends Question>(name: string, question: Q): Promise<Answers[Q['type']]> {
    // The type of an answer is that of its question, which `call` cannot carry through.
    return (await this.#call('ask', [name, question])) as Answers[Q['type']];
  }

  /** The same, of the page at `store/`. */
  callStore<Name extends keyof StorePage>(
    name: Name,
    ...args: Parameters<StorePage[Name]>
  ): Promise<Result<StorePage, Name>> {
    return this.#call(name, args) as Promise<Result<StorePage, Name>>;
  }

  /** The same, of the page at `outgoing/`. */
  callOutgoing<Name extends keyof OutgoingPage>(
    name: Name,
    ...args: Parameters<OutgoingPage[Name]>
  ): Promise<Result<OutgoingPage, Name>> {
    return this.#call(name, args) as Promise<Result<OutgoingPage, Name>>;
  }

  /** The same, of the page at `list/`. */
  callList<Name extends keyof ListPage>(
    name: Name,
    ...args: Parameters<ListPage[Name]>
  ): Promise<Result<ListPage, Name>> {
    return this.#call(name, args) as Promise<Result<ListPage, Name>>;
  }

  open(name: string, contestant: string, { frames = 1, events = 100 } = {}): Promise<void> {
    return this.call('open', name, { ...this.at(contestant), frames, events });
  }

  at(contestant: string): { contestant: string; url: string; isOpaque: boolean } {
    return { contestant, url: this.#sites.frameUrl(contestant), isOpaque: this.#mode === 'opaque' };
  }

  /** Emits `count` new events and gives the milliseconds until the last frame has seen the last. */
  async stream(name: string, count: number, pace: 'at-once' | 'one-per-task'): Promise<number> {
    await this.call('prepare', name, count);
    return this.call('stream', name, pace);
  }

  /** The main threads of the host page and of its frames, which share one. */
  async meters(): Promise<{ readonly host: CpuMeter; readonly frame: CpuMeter }> {
    const frame = this.page.frames().find((each) => each.parentFrame());
    if (!frame) throw new Error('No frame is open.');
    return {
      host: await CpuMeter.of(await this.#context.newCDPSession(this.page)),
      frame: await CpuMeter.of(await this.#context.newCDPSession(frame)),
    };
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  async #call(name: string, args: readonly unknown[]): Promise<unknown> {
    const calling = this.page.evaluate(
      ([method, given]) => (globalThis as unknown as { bench: InPage }).bench[method]?.(...given),
      [name, args] as const,
    );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${name}(${JSON.stringify(args)}) did not settle`)), PATIENCE_MS);
    });
    try {
      return await Promise.race([calling, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What a page's script puts into its global `bench`. */
type InPage = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

type Result<Of, Name extends keyof Of> = Of[Name] extends (...args: never) => infer R ? Awaited<R> : never;

/** Does `act` on a page of its own, and closes it whatever comes of it. */
export async function onPage<T>(browser: Browser, at: PlaceOfPage, act: (page: BenchPage) => Promise<T>): Promise<T> {
  const page = await BenchPage.create(browser, at);
  try {
    return await act(page);
  } finally {
    await page.close();
  }
}
