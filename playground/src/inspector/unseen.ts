import type { Recorder } from '@roompane/host';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TabNews } from '../draw-tabs.ts';

/** What happened out of sight: trouble, or a verdict. Prices that come and go are no news. */
export type News = 'trouble' | 'verdict' | undefined;

/** Told by shape and words as well: a square is trouble. */
export function tellNews(news: News): TabNews | undefined {
  if (news === undefined) return undefined;
  return news === 'trouble'
    ? { mark: 'trouble', words: 'an error happened' }
    : { mark: 'new', words: 'a verdict came' };
}

/** Tells what a recorder took while nobody looked. Draws its host only when that changes. */
export class UnseenController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #recorder: Recorder;
  #seen = { trouble: 0, verdict: 0 };
  #news: News;
  #isInSight = false;

  constructor(host: ReactiveControllerHost, recorder: Recorder) {
    this.#host = host;
    this.#recorder = recorder;
    host.addController(this);
  }

  get news(): News {
    return this.#news;
  }

  /** Somebody looks, or no longer does. */
  look(isInSight: boolean): void {
    this.#isInSight = isInSight;
    this.#compare();
  }

  hostConnected(): void {
    this.#recorder.addEventListener('recorded', this.#compare);
  }

  hostDisconnected(): void {
    this.#recorder.removeEventListener('recorded', this.#compare);
  }

  readonly #compare = (): void => {
    const { trouble, verdict } = this.#recorder.counts;
    // A clearing sets the counts back, so what was seen can be more than there is.
    const isCleared = trouble < this.#seen.trouble || verdict < this.#seen.verdict;
    if (this.#isInSight || isCleared) this.#seen = { trouble, verdict };
    const news = trouble > this.#seen.trouble ? 'trouble' : verdict > this.#seen.verdict ? 'verdict' : undefined;
    if (news === this.#news) return;
    this.#news = news;
    this.#host.requestUpdate();
  };
}
