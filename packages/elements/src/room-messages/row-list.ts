import { render } from 'lit';

/** What is to be drawn of one message. */
export interface RowDrawing {
  /** The same for as long as it is the same message. */
  readonly key: string;
  readonly place: number;
  /** A template of what stands before the message, where something does. */
  readonly before: unknown;
  /** A template of the message. */
  readonly message: unknown;
}

/** The elements of one message: itself, and what is drawn before it, which are measured apart. */
export interface DrawnRow {
  readonly row: HTMLElement;
  before: HTMLElement | undefined;
  place: number;
}

/**
 * The rows that are drawn. A message keeps its elements for as long as it is among them, and so focus and selection.
 *
 * It is not Lit's `repeat`, which (in lit-html 3.3.3) leaves a comment in the document for each row that it takes out: in
 * a room where messages come, thousands within a minute, that every drawing has to go past.
 *
 * @see https://github.com/lit/lit/issues/5010
 */
export class RowList {
  #drawn = new Map<string, DrawnRow>();

  /** Makes the rows of `container` those of `drawings`, in their order. Gives all of them. */
  draw(container: HTMLElement, drawings: readonly RowDrawing[]): readonly DrawnRow[] {
    this.#takeOut(drawings);
    let next = container.firstElementChild;
    const put = (element: Element): void => {
      if (element === next) next = next.nextElementSibling;
      else container.insertBefore(element, next);
    };
    return drawings.map((drawing) => {
      const drawn = this.#update(drawing);
      if (next && next === drawn.before && drawing.before === undefined) next = next.nextElementSibling;
      if (drawing.before === undefined) {
        drawn.before?.remove();
        drawn.before = undefined;
      }
      if (drawn.before) put(drawn.before);
      put(drawn.row);
      return drawn;
    });
  }

  /** Gives the focus to the message of a place, where it is drawn. Nothing scrolls. */
  focus(place: number): void {
    const drawn = [...this.#drawn.values()].find((each) => each.place === place);
    drawn?.row.querySelector<HTMLElement>('.msg')?.focus({ preventScroll: true });
  }

  #takeOut(drawings: readonly RowDrawing[]): void {
    const keys = new Set(drawings.map(({ key }) => key));
    for (const [key, { before, row }] of this.#drawn) {
      if (keys.has(key)) continue;
      before?.remove();
      row.remove();
      this.#drawn.delete(key);
    }
  }

  #update({ key, place, before, message }: RowDrawing): DrawnRow {
    let drawn = this.#drawn.get(key);
    if (!drawn) this.#drawn.set(key, (drawn = { row: createPart('row'), before: undefined, place }));
    drawn.place = place;
    drawn.row.dataset['place'] = String(place);
    render(message, drawn.row);
    if (before !== undefined) render(before, (drawn.before ??= createPart('before')));
    return drawn;
  }
}

function createPart(className: string): HTMLElement {
  const part = document.createElement('div');
  part.className = className;
  return part;
}
