import type { Message } from '@roompane/protocol';

/** How the author of a message is called in front of this user. */
export function authorName({ author }: Message, meId: string): string {
  return author.id === meId ? 'You' : author.name;
}
