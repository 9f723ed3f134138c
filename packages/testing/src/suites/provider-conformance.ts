import { logCases } from './provider-log-cases.ts';
import { lifetimeCases } from './provider-lifetime-cases.ts';
import type { ProviderCase } from './provider-fixture.ts';

/**
 * What every provider must hold, whatever runs it and whatever stands behind it. Each case needs a fixture of its own.
 * @example for (const { title, run } of providerConformance()) it(title, async () => run(await createFixture()));
 */
export function providerConformance(): readonly ProviderCase[] {
  return [...logCases, ...lifetimeCases];
}
