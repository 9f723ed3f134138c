import { create } from './elements.ts';

/** What became of a post, in one word and its sign: nothing, changed, stopped, or a question to the user. */
export interface Checked {
  readonly kind: 'passed' | 'changed' | 'stopped' | 'asked';
  readonly word: string;
  readonly text: string;
  readonly reason?: string | undefined;
}

const MOST_ENTRIES = 50;

/** The newest posts that an add-in looked at, in a list of the page. */
export class CheckList {
  readonly #list: HTMLOListElement;

  constructor(list: HTMLOListElement) {
    this.#list = list;
  }

  /** Puts an entry on top, with what else it should show. */
  add({ kind, word, text, reason }: Checked, ...more: readonly Node[]): HTMLElement {
    const time = create('time', new Date().toTimeString().slice(0, 5));
    const entry = create('li', create('b', word, time), create('q', text));
    entry.dataset['found'] = kind;
    if (reason) entry.append(create('small', reason));
    entry.append(...more);
    this.#list.prepend(entry);
    this.#list.children[MOST_ENTRIES]?.remove();
    return entry;
  }
}
