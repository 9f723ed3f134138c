import type { MessageQuery } from '@roompane/protocol';

/** What someone wrote into the fields of a search. Days are those of the reader: `2025-11-18`. */
export interface SearchFields {
  /** Words; those in quotation marks are one phrase. */
  readonly words: string;
  readonly authorId: string;
  readonly fromDay: string;
  readonly toDay: string;
}

/** The query; `undefined` where nothing is asked for. */
export function toQuery({ words, authorId, fromDay, toDay }: SearchFields): MessageQuery | undefined {
  const phrase = /["“„”]([^"“„”]+)["“”]/u.exec(words);
  const rest = (phrase ? words.replace(phrase[0], ' ') : words).trim().replace(/\s+/gu, ' ');
  const query: MessageQuery = {
    ...(rest ? { words: rest.slice(0, 256) } : {}),
    ...(phrase?.[1] ? { phrase: phrase[1].trim().slice(0, 256) } : {}),
    ...(authorId ? { authorIds: [authorId] } : {}),
    ...(fromDay ? { fromEpochMs: startOf(fromDay, 0) } : {}),
    // The last day is meant whole.
    ...(toDay ? { toEpochMs: startOf(toDay, 1) } : {}),
  };
  return Object.keys(query).length > 0 ? query : undefined;
}

function startOf(day: string, laterDays: number): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return Math.max(0, new Date(year, month - 1, date + laterDays).getTime());
}
