import type { Browser, CDPSession } from 'playwright-core';

/** A span of a browser's trace, as far as we read it. Times are in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  /** By the clock. */
  readonly ts: number;
  readonly dur?: number;
  /** By the thread's own time, which stands still while the machine does something else. */
  readonly tts?: number;
  readonly tdur?: number;
}

/** What time is measured by: the clock on the wall, or the processor's time that the thread has had. */
export type TraceTime = 'clock' | 'processor';

/** Script, style, layout and paint of each page, and its tasks beside them. Each category costs what it measures. */
const DETAILS = { work: ['devtools.timeline'], tasks: ['disabled-by-default-devtools.timeline'] };

/** What the browser's processes did while `act` ran. */
export async function traceDuring(
  browser: Browser,
  detail: keyof typeof DETAILS,
  act: () => Promise<unknown>,
): Promise<readonly TraceEvent[]> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  // The protocol leaves the events' shape to the trace format.
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as readonly TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      includedCategories: ['blink.user_timing', ...DETAILS[detail]],
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

/** The end of a frame's work: what was drawn is put into layers, which are the compositor's. */
const FRAME_END = 'Layerize';

/** Script, style and layout by their names in the trace, and the garbage of them. */
const WORK = new Set([
  ...['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'FireAnimationFrame', 'TimerFire', 'EventDispatch'],
  ...['UpdateLayoutTree', 'Layout', 'HandlePostMessage', 'MinorGC', 'MajorGC'],
]);

/**
 * What each frame of the screen cost the marked thread in script, style and layout, in milliseconds: from the end of one frame
 * to the end of the next. Work within work counts once.
 */
export function frameCostsMs(events: readonly TraceEvent[], mark: string, time: TraceTime): readonly number[] {
  const marked = events.find(({ name }) => name === mark);
  if (!marked) throw new Error(`The trace has no ${mark}.`);
  const ofThread = events
    .filter(({ name }) => name === FRAME_END || WORK.has(name))
    .filter(({ pid, tid, ts }) => pid === marked.pid && tid === marked.tid && ts >= marked.ts)
    .sort((left, right) => left.ts - right.ts);
  if (time === 'processor' && !ofThread.some(({ tts }) => tts !== undefined))
    throw new Error('The trace has no processor time.');
  const costsMs: number[] = [];
  let costMs = 0;
  let coveredUntilUs = 0;
  for (const { name, ts, dur = 0, tts, tdur = 0 } of ofThread) {
    if (name === FRAME_END) {
      costsMs.push(costMs);
      costMs = 0;
    }
    // What took no processor time that could be told has none in the trace.
    const [fromUs, tookUs] = time === 'clock' ? [ts, dur] : [tts ?? coveredUntilUs, tdur];
    if (!WORK.has(name)) continue;
    costMs += Math.max(0, fromUs + tookUs - Math.max(fromUs, coveredUntilUs)) / 1_000;
    coveredUntilUs = Math.max(coveredUntilUs, fromUs + tookUs);
  }
  if (costsMs.length === 0) throw new Error('The trace has no frames.');
  return costsMs;
}
