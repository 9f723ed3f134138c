import { type Body, type Message, type Person, toBody } from '@roompane/protocol';

/** What a test says of a message; all the rest has a value. */
export interface FakeMessageInput extends Partial<Omit<Message, 'body' | 'author'>> {
  readonly body?: string | Body;
  /** A name alone is a person whose id is that name. */
  readonly author?: string | Person;
}

/** A regular message by Priya Raman. */
export function fakeMessage(input: FakeMessageInput): Message {
  const { body = 'Can do 2 at 1.0862.', author = 'Priya Raman', ...given } = input;
  return {
    id: 'm1',
    kind: given.title === undefined ? 'regular' : 'story',
    importance: 'normal',
    postedAtEpochMs: 1_700_000_000_000,
    isRedacted: false,
    ...given,
    body: toBody(body),
    author: typeof author === 'string' ? { id: author, name: author, kind: 'user' } : author,
  };
}
