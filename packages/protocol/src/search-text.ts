/** Case and marks gone, so that who looks for `zurich` finds `Zürich`. */
export function toSearchText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words that are looked for, each once. */
export function toSearchWords(text: string): readonly string[] {
  return [...new Set(toSearchText(text).split(/\s+/u).filter(Boolean))];
}
