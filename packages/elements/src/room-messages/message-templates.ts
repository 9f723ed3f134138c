import { type FittedTemplate, fitTemplate, type Json, type Message, type Template } from '@roompane/protocol';

/** Templates by their type, each list in the order in which they count. */
type ByType = ReadonlyMap<string, readonly Template[]>;

/** Holds messages against the templates of a room, once each: a message that changes is another object. */
export class MessageTemplates {
  readonly #byType: ByType;
  readonly #known = new WeakMap<Message, { readonly fitted: FittedTemplate | undefined }>();
  /** Some of them fold messages. */
  readonly doFold: boolean;

  constructor(templates: readonly Template[]) {
    const types = new Set(templates.map(({ dataType }) => dataType));
    this.#byType = new Map([...types].map((type) => [type, templates.filter(({ dataType }) => dataType === type)]));
    this.doFold = templates.some(isFolding);
  }

  /**
   * How a message's data is drawn; `undefined` where its words are. Words of people are always drawn as they were written,
   * and an edit changes words alone, so that the data beside them may be wrong. @spec MA3 MA4
   */
  fit(message: Message): FittedTemplate | undefined {
    const { author, data, editedAtEpochMs, isRedacted } = message;
    if (author.kind !== 'bot' || data === undefined || editedAtEpochMs !== undefined || isRedacted) return undefined;
    let known = this.#known.get(message);
    if (!known) this.#known.set(message, (known = { fitted: this.#fit(data) }));
    return known.fitted;
  }

  /** One of many that a reader need not be told of. An alert is not. @spec MA6 */
  isQuiet(message: Message): boolean {
    return this.doFold && message.importance === 'normal' && isFolding(this.fit(message)?.template);
  }

  /** Would these two, one behind the other, be one row? @spec MA6 */
  isOneFold(before: Message, message: Message): boolean {
    const template = this.doFold ? this.fit(message)?.template : undefined;
    return (
      isFolding(template) &&
      template === this.fit(before)?.template &&
      before.importance === 'normal' &&
      message.importance === 'normal' &&
      before.author.id === message.author.id &&
      before.via?.id === message.via?.id
    );
  }

  #fit(data: Json): FittedTemplate | undefined {
    const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
    for (const template of (typeof type === 'string' && this.#byType.get(type)) || []) {
      const fitted = fitTemplate(template, data);
      if (fitted) return fitted;
    }
    return undefined;
  }
}

function isFolding(template: Template | undefined): boolean {
  return template?.display === 'row' || template?.display === 'collapse';
}

/** A client that puts its list together anew for each drawing has not changed it. */
export function areOtherTemplates(templates: readonly Template[], before: readonly Template[] | undefined): boolean {
  return templates.length !== before?.length || templates.some((template, index) => template !== before[index]);
}
