import { html, type TemplateResult } from 'lit';
import type { Person } from '@roompane/protocol';
import { icon } from '../icons.ts';

/** How many quiet grounds tokens.css has. */
const WHO_COUNT = 6;

/** Which ground a person has: 1 to 6, the same everywhere, from the id and not from the name. */
export function whoOf(personId: string): number {
  let hash = 0;
  for (let index = 0; index < personId.length; index++) hash = (hash * 31 + personId.charCodeAt(index)) >>> 0;
  return (hash % WHO_COUNT) + 1;
}

/** One or two letters: the first of the first and of the last word. Letters as a reader counts them, not UTF-16 units. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** The mark beside a name; the name itself is always written too, so that this stays silent. */
export function avatar(person: Person, size: '' | 'is-s' = ''): TemplateResult {
  if (person.kind === 'bot')
    return html`<span class="av is-bot ${size}" aria-hidden="true">${icon('bot', 'is-s')}</span>`;
  return html`<span class="av ${size}" data-who=${whoOf(person.id)} aria-hidden="true"
    >${initialsOf(person.name)}</span
  >`;
}
