import type { SessionStage, SuiteCase } from '../session/session-stage.ts';
import { callCases } from './session-call-cases.ts';
import { contextCases } from './session-context-cases.ts';
import { endCases } from './session-end-cases.ts';
import { nounCases } from './session-noun-cases.ts';
import { roomCases } from './session-room-cases.ts';
import { streamCases } from './session-stream-cases.ts';
import { viewCases } from './session-view-cases.ts';
import { wayOutCases } from './session-way-out-cases.ts';

/**
 * What a session holds, whatever carries it: a pair of ports, a frame, an opaque frame on another site. Each case needs
 * a stage of its own.
 * @example for (const { title, run } of sessionContract()) it(title, async () => run(await createStage()));
 */
export function sessionContract(): readonly SuiteCase<SessionStage>[] {
  return [
    ...contextCases,
    ...callCases,
    ...streamCases,
    ...wayOutCases,
    ...viewCases,
    ...roomCases,
    ...nounCases,
    ...endCases,
  ];
}
