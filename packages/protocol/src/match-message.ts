import type { Message } from './message.ts';
import type { MessageQuery } from './message-query.ts';
import { toSearchText, toSearchWords } from './search-text.ts';

/**
 * Is a message, as it stands now, one that `query` asks for? For those who search by reading, so that each finds the same.
 * A removed message is never found. Order, limit and place are not looked at. @spec PR16
 */
export function createMessageMatcher(query: MessageQuery): (message: Message) => boolean {
  const { authorIds, fromEpochMs = 0, toEpochMs = Infinity } = query;
  const words = toSearchWords(query.words ?? '');
  const phrase = toLine(query.phrase ?? '');
  const authors = authorIds && new Set(authorIds);
  return ({ isRedacted, author, postedAtEpochMs, title = '', body }) => {
    if (isRedacted || postedAtEpochMs < fromEpochMs || postedAtEpochMs >= toEpochMs) return false;
    if (authors && !authors.has(author.id)) return false;
    if (words.length > 0) {
      const read = toSearchText(`${title} ${body.text}`);
      if (!words.every((word) => read.includes(word))) return false;
    }
    return phrase === '' || hasPhrase(toLine(title), phrase) || hasPhrase(toLine(body.text), phrase);
  };
}

/** However the words are spaced, and wherever a line ends. */
function toLine(text: string): string {
  return toSearchText(text).replace(/\s+/gu, ' ').trim();
}

/** Letters that have a case, and numbers: what stands beside them goes on with the word. Others are written without spaces. */
const goesOn = /^[\p{Ll}\p{N}]$/u;

function hasPhrase(line: string, phrase: string): boolean {
  for (let at = line.indexOf(phrase); at >= 0; at = line.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    if (isBorder(line, at) && isBorder(line, end)) return true;
  }
  return false;
}

function isBorder(line: string, at: number): boolean {
  return !goesOn.test(line.charAt(at - 1)) || !goesOn.test(line.charAt(at));
}
