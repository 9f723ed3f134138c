import type { ReactedEvent } from '@roompane/protocol';

/** People and reactions of one message that are told apart; what comes beyond them is not counted. */
const MOST_SET = 4_096;

/** One reaction to a message, as it is shown. */
export interface ReactionCount {
  readonly reaction: string;
  readonly count: number;
  /** The local user is among them. */
  readonly isOwn: boolean;
}

/**
 * Who has which reaction on one message: the fold of its `reacted` events, which may come from either end of what is
 * known. The latest word of a person on a reaction counts.
 */
export class MessageReactions {
  /** By reaction, in the order in which they came, then by person. */
  #set = new Map<string, Map<string, boolean>>();
  #size = 0;
  /** Another number whenever something changed. */
  revision = 0;

  /** An event that follows all those given so far. */
  takeLater({ reaction, personId, isOn }: ReactedEvent): void {
    this.#put(reaction, personId, isOn);
  }

  /** An event that all those given so far follow. */
  takeEarlier({ reaction, personId, isOn }: ReactedEvent): void {
    if (this.#set.get(reaction)?.has(personId) !== true) this.#put(reaction, personId, isOn);
  }

  /** What is shown; nothing of a reaction that everybody took back. */
  counts(meId: string): readonly ReactionCount[] {
    return [...this.#set].flatMap(([reaction, people]) => {
      const count = [...people.values()].filter((isOn) => isOn).length;
      return count > 0 ? [{ reaction, count, isOwn: people.get(meId) === true }] : [];
    });
  }

  #put(reaction: string, personId: string, isOn: boolean): void {
    const people = this.#set.get(reaction) ?? new Map<string, boolean>();
    if (!people.has(personId) && ++this.#size > MOST_SET) return;
    this.#set.set(reaction, people);
    people.set(personId, isOn);
    this.revision++;
  }
}
