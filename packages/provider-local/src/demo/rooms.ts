import type { Person, Role } from '@roompane/protocol';
import type { LocalMember, LocalRoomDefinition } from '../rooms.ts';
import { DEMO_PEOPLE, quietPeople } from './people.ts';

/** The ids of the demo's rooms. */
export const DEMO_ROOMS = {
  fxDesk: 'fx-desk-london',
  ratesDesk: 'rates-desk',
  deskHeads: 'desk-heads',
  projectLarch: 'project-larch',
} as const;

const { sam, hannah, priya, tom, marco, yuki, lena, ratesBot } = DEMO_PEOPLE;

const there = (person: Person, role: Role): LocalMember => ({ person, role, attends: 'active' });
const away = (person: Person, role: Role): LocalMember => ({ person, role, attends: 'away' });
/** On the roster only while a tab, or the bot, is there. */
const onlyByTab = (person: Person, role: Role): LocalMember => ({ person, role });

const quiet = quietPeople.map((person, index) => (index % 3 === 2 ? away : there)(person, 'member'));

export const demoRooms: readonly LocalRoomDefinition[] = [
  {
    info: {
      id: DEMO_ROOMS.fxDesk,
      title: 'FX desk – London',
      description: 'Spot and forwards, 07:00 to 17:00. No client names here.',
      kind: 'regular',
      privacy: 'closed',
    },
    // Enough for the longest room that is looked at, little enough for a script that runs over night.
    keptEvents: 200_000,
    members: [
      there(hannah, 'manager'),
      there(priya, 'presenter'),
      onlyByTab(sam, 'member'),
      there(tom, 'member'),
      there(marco, 'member'),
      away(yuki, 'member'),
      there(lena, 'visitor'),
      onlyByTab(ratesBot, 'member'),
      ...quiet,
    ],
  },
  {
    info: {
      id: DEMO_ROOMS.ratesDesk,
      title: 'Rates desk',
      description: 'Gilts, bunds, swaps',
      kind: 'regular',
      privacy: 'open',
    },
    members: [
      there(hannah, 'manager'),
      // One room for a newcomer to find.
      { ...onlyByTab(sam, 'member'), isFollowed: false },
      there(tom, 'member'),
      ...quiet.slice(0, 8),
    ],
  },
  {
    info: {
      id: DEMO_ROOMS.deskHeads,
      title: 'Desk heads',
      description: 'Word from those who run the desks. Three can post.',
      kind: 'auditorium',
      privacy: 'closed',
    },
    members: [
      there(hannah, 'manager'),
      there(priya, 'presenter'),
      away(yuki, 'presenter'),
      onlyByTab(sam, 'member'),
      there(tom, 'member'),
      there(marco, 'member'),
      ...quiet,
    ],
  },
  {
    info: {
      id: DEMO_ROOMS.projectLarch,
      title: 'Project Larch',
      description: 'Only for those who are in it.',
      kind: 'regular',
      privacy: 'secret',
    },
    members: [there(hannah, 'manager'), there(priya, 'member'), there(tom, 'member')],
  },
];
