import type { Abortable, Clock } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { childOf, textOf } from './xml.ts';

/** Most servers say whole seconds. */
const SECOND_MS = 1_000;

/** When a server said what time, by this machine's clock. */
export interface TimeAnswer {
  readonly utc: string;
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
}

/** The server's clock less this machine's (XEP-0202). Rejects with the server's refusal. */
export async function askServerOffset(
  line: Line,
  { server, clock }: { readonly server: string; readonly clock: Clock },
  options?: Abortable,
): Promise<number | undefined> {
  const askedAtMs = clock.now();
  const build = (iq: Builder): Builder => iq.c('time', { xmlns: NS.TIME });
  const answer = await line.request({ type: 'get', to: server, build }, options);
  const utc = textOf(childOf(childOf(answer, 'time', NS.TIME), 'utc'));
  return toServerOffset({ utc, askedAtMs, answeredAtMs: clock.now() });
}

/**
 * In milliseconds: the answer was written half-way between question and answer. A time in whole seconds proves no more than
 * that the clocks differ by so much at least: then it is the smallest difference that fits.
 */
export function toServerOffset({ utc, askedAtMs, answeredAtMs }: TimeAnswer): number | undefined {
  const said = Date.parse(utc);
  if (!Number.isFinite(said)) return undefined;
  if (/\.\d/.test(utc)) return Math.round(said - (askedAtMs + answeredAtMs) / 2);
  const [least, most] = [said - answeredAtMs, said + SECOND_MS - askedAtMs];
  return Math.round(Math.min(Math.max(0, least), most));
}
