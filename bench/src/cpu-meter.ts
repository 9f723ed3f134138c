import type { CDPSession } from 'playwright-core';

/** Processor time of one page's main thread: what it does in tasks, whatever else the machine does. */
export class CpuMeter {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(session: CDPSession): Promise<CpuMeter> {
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new CpuMeter(session);
  }

  /** Milliseconds of processor time that the thread has spent in tasks so far. */
  async readMs(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const metric = metrics.find(({ name }) => name === 'TaskDuration');
    if (!metric) throw new Error('This browser does not tell the duration of its tasks.');
    return metric.value * 1_000;
  }
}
