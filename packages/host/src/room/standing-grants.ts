import type { Grant, Me, MeInfo, Standing } from '@roompane/protocol';

const always: readonly Grant[] = [
  ...(['messages/read', 'roster/read', 'outgoing/intercept', 'outgoing/intercept-others'] as const),
  ...(['outgoing/observe', 'outgoing/observe-others'] as const),
];

/** What a role allows; an add-in's grants narrow it further. @spec GR3 */
function grantsOfStanding({ canPost }: Standing): readonly Grant[] {
  return canPost ? [...always, 'messages/post'] : always;
}

/** The local user as the host has them: all that the role allows. */
export function toMeInfo(standing: Standing): MeInfo {
  return { ...standing.person, role: standing.role, may: grantsOfStanding(standing) };
}

export function toMe(info: MeInfo): Me {
  return { ...info, can: (grant) => info.may.includes(grant) };
}
