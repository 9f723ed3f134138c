import { logCases } from './provider-log-cases.ts';
import { changeCases } from './provider-change-cases.ts';
import { fileCases } from './provider-file-cases.ts';
import { infoCases } from './provider-info-cases.ts';
import { invitationCases } from './provider-invitation-cases.ts';
import { lifetimeCases } from './provider-lifetime-cases.ts';
import { rangeCases } from './provider-range-cases.ts';
import { roomCases } from './provider-room-cases.ts';
import { searchCases } from './provider-search-cases.ts';
import { signalCases } from './provider-signal-cases.ts';
import { typingCases } from './provider-typing-cases.ts';
import { unreadCases } from './provider-unread-cases.ts';
import type { ProviderCase } from './provider-fixture.ts';

/**
 * What every provider must hold, whatever runs it and whatever stands behind it. Each case needs a fixture of its own.
 * @example for (const { title, run } of providerConformance()) it(title, async () => run(await createFixture()));
 */
export function providerConformance(): readonly ProviderCase[] {
  return [
    ...[...logCases, ...rangeCases, ...changeCases],
    ...[...searchCases, ...unreadCases, ...typingCases, ...signalCases, ...fileCases],
    ...[...roomCases, ...invitationCases, ...infoCases, ...lifetimeCases],
  ];
}
