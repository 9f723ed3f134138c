import type { JoinOptions } from '@roompane/host';
import type { Appearance, DraftInput, Person, Role, RoomInfo } from '@roompane/protocol';
import type { ManualClock } from '../manual-clock.ts';

/** What somebody says in the room of a fake host. */
export interface SaidInput extends DraftInput {
  /** A name alone is a person whose id is that name. @default Priya Raman */
  readonly author?: string | Person | undefined;
}

/** What {@link fakeHost} begins with. */
export interface FakeHostOptions {
  /** What differs from “FX desk – London”, a regular, open room. */
  readonly info?: Partial<RoomInfo>;
  /** What differs from Sam Whitfield, a member. */
  readonly me?: Partial<Person> & { readonly role?: Role };
  /** What was said before, oldest first. */
  readonly messages?: readonly SaidInput[];
  /** Who is there beside the local user. */
  readonly people?: readonly (string | Person)[];
  /** The time of room, server and sessions. The add-in's own code goes by the platform's. @default a new one */
  readonly clock?: ManualClock;
  /** The user's answers: to a `confirm`, and to a missing verdict under the policy `ask`. @default there is no dialog */
  readonly ask?: JoinOptions['ask'];
  /** The origin of the page that embeds the add-in, such as `https://chat.example`. @default the first that the add-in allows */
  readonly origin?: string;
}

export const SAM: Person = { id: 'sam', name: 'Sam Whitfield', kind: 'user' };

export const PLAIN_LOOK: Appearance = { theme: 'light', density: 'comfortable', locale: 'en-GB', direction: 'ltr' };

export function toPerson(given: string | Person = 'Priya Raman'): Person {
  return typeof given === 'string' ? { id: given, name: given, kind: 'user' } : given;
}
