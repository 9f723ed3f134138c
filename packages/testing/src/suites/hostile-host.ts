import type { RawHost } from '../session/raw-host.ts';
import type { SuiteCase } from '../session/session-stage.ts';
import { expectSame } from './expectations.ts';
import { hostileAnswerCases } from './hostile-answer-cases.ts';
import { hostileGreetingCases } from './hostile-greeting-cases.ts';
import { hostileStreamCases } from './hostile-stream-cases.ts';

/**
 * What an add-in holds against a host that does not keep the contract. After each case the add-in's page is whole: no
 * error that nobody caught, and nothing hung on its objects.
 */
export function hostileHost(): readonly SuiteCase<RawHost>[] {
  const cases = [...hostileGreetingCases, ...hostileAnswerCases, ...hostileStreamCases];
  return cases.map(({ title, run }) => ({
    title,
    async run(host) {
      await run(host);
      expectSame(await host.tell('harm'), [], 'the harm done to the add-in’s page');
    },
  }));
}
