import type { HostileStage } from '../session/hostile-stage.ts';
import { watchPage } from '../session/page-watch.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame } from './expectations.ts';
import { hostileCallCases } from './hostile-call-cases.ts';
import { hostileEnvelopeCases } from './hostile-envelope-cases.ts';
import { hostileFloodCases } from './hostile-flood-cases.ts';
import { hostileFrameCases } from './hostile-frame-cases.ts';
import { hostileHelloCases } from './hostile-hello-cases.ts';
import { hostileNounCases } from './hostile-noun-cases.ts';
import { hostileRoomCases } from './hostile-room-cases.ts';
import { hostileVerdictCases } from './hostile-verdict-cases.ts';

/**
 * What a host holds against an add-in that does not keep the contract. After each case the page is whole: no error that
 * nobody caught, nothing hung on its objects, and the honest add-in beside the hostile one reads, posts and is asked.
 */
export function hostileAddin(): readonly SuiteCase<HostileStage>[] {
  const cases = [
    ...hostileHelloCases,
    ...hostileFrameCases,
    ...hostileEnvelopeCases,
    ...hostileCallCases,
    ...hostileVerdictCases,
    ...hostileFloodCases,
    ...hostileNounCases,
    ...hostileRoomCases,
  ];
  return cases.map(({ title, run }) => ({
    title,
    async run(stage) {
      const watch = watchPage();
      try {
        await run(stage);
        await expectWhole(stage);
        expectSame(watch.harm, [], 'the harm done to the page');
      } finally {
        watch.stop();
      }
    },
  }));
}

async function expectWhole({ room, honest, deployment }: HostileStage): Promise<void> {
  const outcome = await honest.tell('post', { draft: { body: 'still here' } });
  expectSame(outcome.type, 'posted', 'what the honest add-in posts');
  const { events } = await honest.tell('read', { limit: 1 });
  expectSame(events, deployment.log('fx').slice(-1), 'what the honest add-in reads');
  await honest.tell('intercept', { rule: { does: 'append', text: ' ✓' } });
  const typed = await room.post({ body: 'typed' });
  expectSame(typed.type === 'posted' && typed.message.body.text, 'typed ✓', 'what the honest add-in is asked about');
}
