import type { KeptPost } from '../internal/outbox-room.ts';
import { toWords } from './post-words.ts';

interface Change {
  readonly before: readonly KeptPost[];
  readonly after: readonly KeptPost[];
  readonly isOnline: boolean;
}

/** What a screen reader says of another list: what was stopped, what is kept, what went out. Empty where nothing is news. */
export function speakChange({ before, after, isOnline }: Change): string {
  const words = (post: KeptPost): ReturnType<typeof toWords> => toWords(post, isOnline);
  const was = new Map(before.map((post) => [post.key, post]));
  const isNews = (post: KeptPost): boolean => {
    const former = was.get(post.key);
    return !former || !words(former).isStopped;
  };
  const stopped = after.filter((post) => words(post).isStopped && isNews(post));
  if (stopped.length > 0) return stopped.map((post) => words(post).text).join(' ');
  const came = after.filter(({ key, isHeld }) => !was.has(key) && !isHeld);
  const last = came.at(-1);
  if (last) return came.length > 1 ? `${came.length} posts are kept. ${words(last).text}` : `Kept. ${words(last).text}`;
  const left = new Set(after.map(({ key }) => key));
  const isGone = before.some(({ key, state }) => state === 'sending' && !left.has(key));
  if (!isGone) return '';
  return after.length === 0 ? 'Everything that was kept is sent.' : `Sent. ${after.length} still kept.`;
}
