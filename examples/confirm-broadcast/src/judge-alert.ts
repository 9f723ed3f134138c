import { confirm, type Draft, pass, type Verdict } from '@roompane/addin';

/** What is known of who would be alerted. */
export interface Audience {
  /** People in the room, the local user among them; `undefined` until the roster has said. */
  readonly count: number | undefined;
}

/** An alert to more than `limit` others is sent once the user has said yes. Who does not know how many they are asks as well. */
export function judgeAlert({ importance }: Draft, { count }: Audience, limit: number): Verdict {
  if (importance !== 'high') return pass();
  if (count === undefined) return confirm({ question: 'Alert everybody here? It is not known yet how many they are.' });
  const others = count - 1;
  return others > limit ? confirm({ question: `Alert ${others} people?` }) : pass();
}
