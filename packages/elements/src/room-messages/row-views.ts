import type { Message, Template } from '@roompane/protocol';
import type { ReactiveControllerHost } from 'lit';
import { fittedWords } from './fitted-words.ts';
import { ListRows } from './list-rows.ts';
import { MessageFolds } from './message-folds.ts';
import type { MessageLog } from './message-log.ts';
import { MessageTemplates } from './message-templates.ts';
import type { MessageViewport } from './message-viewport.ts';
import type { RowContext } from './render-row.ts';
import type { RowList } from './row-list.ts';
import type { PrepareOptions, ViewportRows } from './viewport-rows.ts';

/** The list that the views are of. */
interface ViewedList {
  readonly viewport: MessageViewport;
  readonly list: RowList;
  readonly host: ReactiveControllerHost;
}

/** What drawing rows takes of their views. */
export interface RowViewing extends Pick<RowContext, 'fit' | 'asText' | 'toggleText' | 'openStories' | 'toggleStory'> {
  readonly folds: MessageFolds;
  readonly isQuiet: (message: Message) => boolean;
  readonly toggleFold: (messageId: string) => void;
}

/** How the messages of a list are shown: by which templates, which stories and folds are open, whose own words are asked for. */
export class RowViews {
  readonly #of: ViewedList;
  #log: MessageLog | undefined;
  #templates = new MessageTemplates([]);
  #folds = new MessageFolds();
  #openFolds: ReadonlySet<string> = new Set();
  #openStories: ReadonlySet<string> = new Set();
  #asText: ReadonlySet<string> = new Set();

  constructor(of: ViewedList) {
    this.#of = of;
  }

  setTemplates(templates: readonly Template[]): void {
    this.#templates = new MessageTemplates(templates);
  }

  /** Another room begins as it comes. */
  reset(): void {
    this.#openFolds = new Set();
    this.#openStories = new Set();
    this.#asText = new Set();
  }

  /** One of many that a reader need not be told of. */
  readonly isQuiet = (message: Message): boolean => this.#templates.isQuiet(message);

  /** What is drawn of a message instead of its text, in words; `undefined` where that is its text. */
  wordsOf(message: Message, locale: string | undefined): string | undefined {
    const fitted = this.#templates.fit(message);
    return fitted && fittedWords(fitted, locale);
  }

  /** Before a drawing: takes over what is in the log. Gives its rows, and which of its places have other ones now. */
  takeOver(log: MessageLog, unreadId: string | undefined): { rows: ViewportRows } & Pick<PrepareOptions, 'moved'> {
    this.#log = log;
    const { gaps, window } = log;
    const templates = this.#templates;
    const moved = this.#folds.update({ window, gaps, templates, openIds: this.#openFolds, unreadId });
    return { rows: new ListRows(window, { folds: this.#folds, templates }), moved };
  }

  /** Opens what a message is folded away in. */
  unfold(place: number): void {
    const head = this.#log?.window.at(this.#folds.headOf(place));
    if (head && this.isQuiet(head) && !this.#folds.isOpen(place)) this.#openFolds = toggled(this.#openFolds, head.id);
  }

  /** What drawing its rows takes. */
  get viewing(): RowViewing {
    return {
      fit: (message) => this.#templates.fit(message),
      isQuiet: this.isQuiet,
      folds: this.#folds,
      asText: this.#asText,
      openStories: this.#openStories,
      toggleFold: this.#toggleFold,
      toggleText: this.#toggleText,
      toggleStory: this.#toggleStory,
    };
  }

  #toggleStory = (messageId: string): void => {
    this.#hold(messageId);
    this.#openStories = toggled(this.#openStories, messageId);
    this.#of.host.requestUpdate();
  };

  #toggleText = (messageId: string): void => {
    this.#hold(messageId);
    this.#asText = toggled(this.#asText, messageId);
    this.#of.host.requestUpdate();
  };

  /** Its button may go; the focus stays with the row. */
  #toggleFold = (messageId: string): void => {
    const place = this.#hold(messageId);
    this.#openFolds = toggled(this.#openFolds, messageId);
    const { host, list } = this.#of;
    host.requestUpdate();
    void host.updateComplete.then(() => place !== undefined && list.focus(place));
  };

  /** What was pressed keeps its place on the screen. */
  #hold(messageId: string): number | undefined {
    const place = this.#log?.window.placeOf(messageId);
    if (place === undefined) return undefined;
    this.#of.viewport.hold(this.#folds.headOf(place));
    return place;
  }
}

function toggled(ids: ReadonlySet<string>, messageId: string): ReadonlySet<string> {
  const others = new Set(ids);
  if (!others.delete(messageId)) others.add(messageId);
  return others;
}
