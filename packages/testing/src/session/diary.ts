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
    return this.#when(() => {
      const found = this.entries.filter((entry) => entry.type === type);
      return found.length < count ? undefined : found;
    });
  }

  /** Resolves with the first entry that is wanted. */
  find(isWanted: (entry: DiaryEntry) => boolean): Promise<DiaryEntry> {
    return this.#when(() => this.entries.find(isWanted));
  }

  #when<Found>(search: () => Found | undefined): Promise<Found> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = search();
        if (found === undefined) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }
}
