import { type Grant, GRANT_NAMES, type Me, type MeInfo, type Standing } from '@roompane/protocol';

/** What asks for the right to post here: to add to what is said, or to change it. */
const ofPosters: readonly Grant[] = ['messages/post', 'messages/redact', 'files/attach'];

/** What a role allows; an add-in's grants narrow it further. @spec GR3 */
function grantsOfStanding({ canPost }: Standing): readonly Grant[] {
  return canPost ? GRANT_NAMES : GRANT_NAMES.filter((grant) => !ofPosters.includes(grant));
}

/** The local user as the host has them: all that the role allows. */
export function toMeInfo(standing: Standing): MeInfo {
  return { ...standing.person, role: standing.role, may: grantsOfStanding(standing) };
}

export function toMe(info: MeInfo): Me {
  return { ...info, can: (grant) => info.may.includes(grant) };
}
