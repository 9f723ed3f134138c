import type { Person } from '@roompane/protocol';
import { RATES_BOT } from '../rates/rates-bot.ts';

const user = (id: string, name: string): Person => ({ id, name, kind: 'user' });

/** Those who have something to say in the demo. */
export type DemoName = 'sam' | 'hannah' | 'priya' | 'tom' | 'marco' | 'yuki' | 'lena' | 'ratesBot';

/** The people of the demo whom a page may act as. `sam` is the one that a newcomer should be. */
export const DEMO_PEOPLE: Readonly<Record<DemoName, Person>> = {
  sam: user('sam.whitfield', 'Sam Whitfield'),
  hannah: user('hannah.lind', 'Hannah Lind'),
  priya: user('priya.raman', 'Priya Raman'),
  tom: user('tom.okafor', 'Tom Okafor'),
  marco: user('marco.bianchi', 'Marco Bianchi'),
  yuki: user('yuki.tanaka', 'Yuki Tanaka'),
  lena: user('lena.fischer', 'Lena Fischer'),
  ratesBot: RATES_BOT,
};

/** Colleagues who fill the roster and say nothing. */
export const quietPeople: readonly Person[] = [
  'Aoife Brennan',
  'Benoît Lacroix',
  'Carla Mendes',
  'Daniel Osei',
  'Elif Kaya',
  'Farid Haddad',
  'Grace Mbeki',
  'Henrik Dahl',
  'Isla Mackay',
  'Jonas Weber',
  'Katya Morozova',
  'Liam Walsh',
  'Mei Chen',
  'Noor Rahman',
  'Oskar Nowak',
  'Paula Ruiz',
].map((name) => user(name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(' ', '.'), name));
