import type { LogEvent, LogPage } from '@roompane/protocol';
import type { ProxyMarked } from 'comlink';
import type { PageQuestion } from '../../page/contestant.ts';

/** What the host exposes. */
export interface ComlinkRoom {
  readPage(question: PageQuestion): LogPage;
  follow(listener: ((event: LogEvent) => void) & ProxyMarked): void;
}
