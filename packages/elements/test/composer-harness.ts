import type { RoomComposer } from '../src/index.ts';
import { all, button, one, wordsOf } from './on-stage.ts';

/** The person who writes: what they see, and what they do with keys and buttons. */
export class ComposerHarness {
  readonly element: RoomComposer;

  constructor(element: RoomComposer) {
    this.element = element;
  }

  get field(): HTMLTextAreaElement {
    return one<HTMLTextAreaElement>(this.element, '.draft');
  }

  get title(): HTMLInputElement | undefined {
    return all(this.element, '.title')[0] as HTMLInputElement | undefined;
  }

  get text(): string {
    return this.field.value;
  }

  /** A post is on its way. */
  get isPosting(): boolean {
    return one(this.element, '.composer').getAttribute('aria-busy') === 'true';
  }

  get selection(): readonly number[] {
    return [this.field.selectionStart, this.field.selectionEnd];
  }

  /** The words of each notice, without those of its buttons. */
  get notices(): readonly string[] {
    return all(this.element, '.notice > div:first-of-type').map(wordsOf);
  }

  get hint(): string {
    return wordsOf(one(this.element, '.hint'));
  }

  get closedReason(): string {
    return all(this.element, '.closed').map(wordsOf).join('');
  }

  /** What a screen reader says when there is time. */
  get status(): string {
    return wordsOf(one(this.element, '[role=status]'));
  }

  /** What a screen reader says at once. */
  get alert(): string {
    return wordsOf(one(this.element, '[role=alert]'));
  }

  type(text: string): void {
    const { field } = this;
    field.focus();
    field.value = text;
    field.setSelectionRange(text.length, text.length);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  typeTitle(text: string): void {
    const { title } = this;
    if (!title) throw new Error('There is no title to write.');
    title.value = text;
    title.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  select(start: number, end: number): void {
    this.field.setSelectionRange(start, end);
  }

  enter(init: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
    this.field.dispatchEvent(event);
    return event;
  }

  post(text: string): void {
    this.type(text);
    this.enter();
  }

  choose(kind: 'regular' | 'story'): void {
    one(this.element, `[value=${kind}]`).click();
  }

  /** Presses the button of that name; false where there is none. */
  press(name: string): boolean {
    const found = button(this.element, name);
    found?.click();
    return found !== undefined;
  }
}
