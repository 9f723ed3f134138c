import type { Browser, CDPSession } from 'playwright-core';

/** A span of a browser's trace, as far as we read it. Times are in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
}

/** What the browser's processes did while `act` ran. */
export async function traceDuring(browser: Browser, act: () => Promise<unknown>): Promise<readonly TraceEvent[]> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  // The protocol leaves the events' shape to the trace format.
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as readonly TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'],
      excludedCategories: ['*'],
    },
  });
  try {
    await act();
  } finally {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
  }
  return events;
}

/** The tasks of the thread that made the mark called `mark`, in milliseconds. */
export function taskTimesMs(events: readonly TraceEvent[], mark: string): readonly number[] {
  const marked = events.find(({ name }) => name === mark);
  if (!marked) throw new Error(`The trace has no ${mark}.`);
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === marked.pid && tid === marked.tid)
    .map(({ dur = 0 }) => dur / 1_000);
}

/** Script, style and layout by their names in the trace; painting is the compositor's. */
const WORK = new Set([
  ...['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'FireAnimationFrame', 'TimerFire', 'EventDispatch'],
  ...['UpdateLayoutTree', 'Layout', 'HandlePostMessage', 'MinorGC', 'MajorGC'],
]);

/**
 * What each frame of the screen cost the marked thread in script, style and layout, in milliseconds: from the end of one frame,
 * its commit, to the end of the next. Work within work counts once.
 */
export function frameCostsMs(events: readonly TraceEvent[], mark: string): readonly number[] {
  const marked = events.find(({ name }) => name === mark);
  if (!marked) throw new Error(`The trace has no ${mark}.`);
  const ofThread = events
    .filter(({ pid, tid, ts }) => pid === marked.pid && tid === marked.tid && ts >= marked.ts)
    .sort((left, right) => left.ts - right.ts);
  const costsMs: number[] = [];
  let costMs = 0;
  let coveredUntil = 0;
  for (const { name, ts, dur = 0 } of ofThread) {
    if (name === 'Commit') {
      costsMs.push(costMs);
      costMs = 0;
    }
    if (!WORK.has(name)) continue;
    costMs += Math.max(0, ts + dur - Math.max(ts, coveredUntil)) / 1_000;
    coveredUntil = Math.max(coveredUntil, ts + dur);
  }
  if (costsMs.length === 0) throw new Error('The trace has no frames.');
  return costsMs;
}
