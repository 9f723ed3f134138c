import { LIMITS, type Person, toLacking, type TypingEvent, type TypingState } from '@roompane/protocol';
import type { ActedRoom } from './acts/acted-room.ts';
import { followStream } from './follow-stream.ts';
import { StateFeed } from './state-feed.ts';

/** How long somebody is said to be typing after they last were. */
const HOLDS_MS = 10_000;

interface Typist {
  readonly person: Person;
  /** Aborted when they are heard of again. */
  readonly since: AbortController;
}

/**
 * Who else is typing in a room: one stream of the provider for all who read it, begun by the first of them. Somebody who is
 * not heard of for 10 s, or has posted, is at it no longer; of more than 20 only those who began first are known. @spec TY1
 */
export function createTypingFeed({ room, provider, feed, clock, ended }: ActedRoom): StateFeed<TypingState> {
  const typists = new Map<string, Typist>();
  const state = new StateFeed<TypingState>({ people: [] }, () => void follow());

  const tell = (): void => state.update({ people: Array.from(typists.values(), ({ person }) => person) });
  const forget = (personId: string): void => {
    typists.get(personId)?.since.abort();
    if (typists.delete(personId)) tell();
  };
  const take = ({ person, isTyping }: TypingEvent): void => {
    const { id } = person;
    if (id === room.standing.person.id) return;
    if (!isTyping) return forget(id);
    const known = typists.get(id);
    if (!known && typists.size >= LIMITS.typingPeople) return;
    known?.since.abort();
    const since = new AbortController();
    typists.set(id, { person, since });
    clock.setTimer(HOLDS_MS, () => forget(id), since);
    tell();
  };

  const follow = async (): Promise<void> => {
    feed.listen((event) => event.type === 'posted' && forget(event.message.author.id), { signal: ended });
    ended.addEventListener('abort', () => typists.forEach(({ since }) => since.abort()), { once: true });
    const error = await followStream(() => room.typing({ signal: ended }), { take, clock, signal: ended });
    if (error) state.fail(error);
  };

  const { typing } = provider.capabilities;
  if (typing !== true) state.fail(toLacking(provider.capabilities, 'typing'));
  return state;
}
