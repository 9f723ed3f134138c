/** Messages a second that the slider stops at: close together where a reader feels the difference. */
const STEPS: readonly number[] = [0, 0.2, 0.5, 1, 2, 4, 8, 15, 30, 50];

export const LAST_RATE_STEP: number = STEPS.length - 1;

/** The rate at a stop of the slider. */
export function rateAt(step: number): number {
  return STEPS[step] ?? 0;
}

/** The stop next to a rate, which a link may have set between two. */
export function stepOf(messagesPerSecond: number): number {
  const distances = STEPS.map((rate) => Math.abs(rate - messagesPerSecond));
  return distances.indexOf(Math.min(...distances));
}

export function writeMessageRate(messagesPerSecond: number): string {
  return messagesPerSecond === 0 ? 'Off' : `${messagesPerSecond} / s`;
}
