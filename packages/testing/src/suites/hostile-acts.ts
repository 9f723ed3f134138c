import type { DiaryEntry } from '../session/diary.ts';
import type { HostileSeat, HostileStage } from '../session/hostile-stage.ts';
import { expectSame } from './expectations.ts';

// What the cases of the hostile suite do again and again.

/** The launch token of the frame's mount: a frame that was mounted rightly may know it. */
export function tokenOf({ frame }: Pick<HostileSeat, 'frame'>): string {
  return /roompane=([^&]*)/.exec(frame.src)?.[1] ?? '';
}

/** Mounts the hostile page, and has it say hello as an honest one would. */
export async function takeSeat(
  { mount }: HostileStage,
  options: Parameters<HostileStage['mount']>[0] = {},
): Promise<HostileSeat> {
  const seat = await mount(options);
  await seat.tell('hello', { token: tokenOf(seat) });
  await seat.tell('greeting');
  return seat;
}

export const call = (id: number, method: string, params: unknown = {}): string =>
  JSON.stringify({ type: 'call', id, method, params });

/** What was answered, in few words: `reply 1 call/denied`, `reply 2`, `error envelope/invalid`. */
export const summarize = (heard: readonly DiaryEntry[]): readonly string[] =>
  heard.map(({ type, id, error }) =>
    [type, id, (error as { code: string } | undefined)?.code].filter(Boolean).join(' '),
  );

/** The session goes on: it answers, and it is ready. */
export async function expectAlive({ session, tell }: HostileSeat): Promise<void> {
  expectSame(await tell('exchange', []), [], 'what comes with the answer to a ping');
  expectSame([session.state, session.error], ['ready', undefined], 'the session');
}

/** The session was ended as abusive, and the page was told. */
export async function expectAbusive({ session, tell }: HostileSeat, what: string): Promise<void> {
  const [bye] = await tell('until', { type: 'bye' });
  expectSame((bye?.['error'] as { code: string }).code, 'limit/abusive', `the bye after ${what}`);
  expectSame([session.state, session.error?.code], ['ended', 'limit/abusive'], `the session after ${what}`);
}
