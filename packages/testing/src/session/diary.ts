/** Something that happened, as plain JSON. */
export interface DiaryEntry {
  readonly type: string;
  readonly [detail: string]: unknown;
}

/** What happened, in order, for those who look later and for those who wait. */
export class Diary {
  readonly entries: DiaryEntry[] = [];
  readonly #waiting = new Set<() => void>();

  note(entry: DiaryEntry): void {
    this.entries.push(entry);
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves with the entries of one type once there are `count` of them. */
  until(type: string, count: number): Promise<readonly DiaryEntry[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.entries.filter((entry) => entry.type === type);
        if (found.length < count) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
