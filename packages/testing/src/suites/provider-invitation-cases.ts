import type { Invitation, RoomProvider } from '@roompane/protocol';
import { expectSame } from './expectations.ts';
import type { ProviderCase } from './provider-fixture.ts';
import { untilSo } from './until-so.ts';

async function invitationOf(provider: RoomProvider, roomId: string): Promise<Invitation | undefined> {
  return (await provider.invitations()).find(({ room }) => room.id === roomId);
}

const untilInvited = (provider: RoomProvider, roomId: string, isInvited: boolean): Promise<void> =>
  untilSo(
    provider,
    'invitations-changed',
    async () => ((await invitationOf(provider, roomId)) !== undefined) === isInvited,
  );

export const invitationCases: readonly ProviderCase[] = [
  {
    title: '[PR17] shows an invitation to whom it is for, until it is declined',
    async run({ one, other, roomId }) {
      if (one.capabilities.invite !== true) return;
      const room = await one.join(roomId);
      await room.invite(other.me.id, { reason: 'We talk about you' });
      await untilInvited(other, roomId, true);
      const invitation = await invitationOf(other, roomId);
      expectSame(invitation?.reason, 'We talk about you', 'why');
      if (invitation?.by) expectSame(invitation.by.id, one.me.id, 'who invites, where that is known');
      expectSame(await invitationOf(one, roomId), undefined, 'it is not for who invites');
      await other.decline(roomId);
      await untilInvited(other, roomId, false);
      await other.decline(roomId);
    },
  },
  ...(['joining', 'following'] as const).map((way): ProviderCase => ({
    title: `[PR17] takes ${way} for accepting an invitation`,
    async run({ one, other, roomId }) {
      const { invite, follow } = one.capabilities;
      if (invite !== true || (way === 'following' && follow !== true)) return;
      const room = await one.join(roomId);
      await room.invite(other.me.id);
      await untilInvited(other, roomId, true);
      if (way === 'joining') await other.join(roomId);
      else await other.follow(roomId);
      await untilInvited(other, roomId, false);
    },
  })),
];
