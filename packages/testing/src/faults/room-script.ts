import { createDraft, type Draft, type Person, RoompaneError } from '@roompane/protocol';
import { createRandom, type Random } from './random.ts';
import { writeLine } from './script-lines.ts';

/** One line of a script: who says what. */
export interface ScriptLine {
  readonly author: Person;
  readonly draft: Draft;
}

export interface RoomScriptOptions {
  /** The same seed and people give the same lines. */
  readonly seed: number;
  /** Who speaks, at least one. People and bots each in their own way; who stands first speaks most. */
  readonly people: readonly Person[];
  /**
   * Begins each line's key, up to 50 characters; what follows sorts by the line's place. Give each run one of its own, or
   * lines that a room has already are the same messages again. @default `script-SEED-`
   */
  readonly keyPrefix?: string;
}

/**
 * The endless talk of a trading room: bids and offers, questions with a mention, links, now and then an alert or a story;
 * its bots report levels and limits. Each iteration begins anew with the first line. @throws `argument/invalid`
 */
export function roomScript(options: RoomScriptOptions): Iterable<ScriptLine> {
  const { seed, people, keyPrefix = `script-${seed}-` } = options;
  if (people.length === 0) {
    const message = 'Failed to write a script: nobody is there to speak. Give at least one person.';
    throw new RoompaneError('argument/invalid', { message, data: { path: 'people', expected: 'at least one person' } });
  }
  return { [Symbol.iterator]: () => speak({ seed, people, keyPrefix }) };
}

function* speak({ seed, people, keyPrefix }: Required<RoomScriptOptions>): Generator<ScriptLine, void> {
  const random = createRandom(seed);
  for (let place = 0; ; place++) {
    const author = pickSpeaker(people, random);
    const others = people.filter(({ id }) => author && id !== author.id);
    const addressee = others[random.below(others.length)];
    if (!author) return;
    // Twelve digits: a thousand lines a second for thirty years, and the keys still sort.
    const key = `${keyPrefix}${String(place).padStart(12, '0')}`;
    yield { author, draft: createDraft(writeLine(author, { random, addressee }), key) };
  }
}

/** Of two tries the one that stands further ahead. */
function pickSpeaker(people: readonly Person[], random: Random): Person | undefined {
  return people[Math.min(random.below(people.length), random.below(people.length))];
}
