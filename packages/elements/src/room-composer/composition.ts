import {
  type Attachment,
  type Body,
  type Draft,
  type DraftInput,
  type Importance,
  type Message,
  type MessageKind,
  type Outcome,
  type RoompaneError,
  toBody,
} from '@roompane/protocol';
import { ComposerFiles } from './composer-files.ts';
import { type DraftTarget, targetOf, toTargetFields } from './draft-target.ts';
import { type ChangedNotice, type Notice, toNotices } from './notice.ts';

/** Where the caret was. UTF-16 units. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** What was in the composer when a post set out. */
interface Sent {
  readonly text: string;
  readonly title: string;
  readonly kind: MessageKind;
  readonly importance: Importance;
}

interface Shelved extends Sent {
  readonly target?: DraftTarget | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
}

/**
 * What a person is writing for one room, and what became of it. It outlives the element's turns from room to room, so
 * that no draft is lost: a post that is stopped or fails leaves it as it was, and one that gets through takes away what
 * was posted and nothing that was written since.
 */
export class Composition {
  text = '';
  title = '';
  kind: MessageKind = 'regular';
  importance: Importance = 'normal';
  selection: Selection = { start: 0, end: 0 };
  /** What it answers or changes. */
  target: DraftTarget | undefined;
  readonly files: ComposerFiles = new ComposerFiles();
  notices: readonly Notice[] = [];
  /** While a post is on its way: withdraws it. */
  pending: AbortController | undefined;
  /** Resolves when what is on its way has come to its end. */
  posting: Promise<unknown> = Promise.resolve();
  /** The key of the post on its way. */
  pendingKey: string | undefined;
  /** The draft of an outbox that these words are to be, and the way to leave it as it was. */
  changing: { readonly key: string; readonly leave: () => void } | undefined;
  /** What is on its way, where it comes from here. */
  #sent: Sent | undefined;
  #sentFiles: readonly Attachment[] = [];
  /** What was written when an edit began: it comes back behind that. */
  #shelved: Shelved | undefined;
  /** What the text came from, with all that a text field cannot hold: spans, data, files, the key of a retry. */
  #origin: DraftInput | undefined;

  /**
   * What would be posted now. The origin's spans and data go along as long as its words are untouched, and its key as long
   * as all of it is.
   */
  toInput(): DraftInput {
    const { text, kind, importance } = this;
    const title = kind === 'story' ? this.title.trim() : '';
    const origin = this.#origin;
    const added = { ...toTargetFields(this.target), ...this.files.toFields() };
    const isUntouched = origin !== undefined && textOf(origin) === text && (origin.title ?? '') === title;
    if (!isUntouched) return { body: text, kind, importance, ...(title ? { title } : {}), ...added };
    const { key, replyTo: _replyTo, edits: _edits, attachments: _attachments, ...words } = origin;
    const isSame = key !== undefined && writeAdded(origin) === writeAdded(added);
    return { ...words, kind, importance, ...added, ...(isSame ? { key } : {}) };
  }

  /** It is not a post of its own. */
  get isAimed(): boolean {
    return this.target !== undefined || this.changing !== undefined;
  }

  /** There is nothing that could be posted. */
  get isEmpty(): boolean {
    return !this.text.trim() && this.files.toFields().attachments === undefined;
  }

  /** What is written answers `message`. */
  reply(message: Message): void {
    this.leaveTarget();
    this.target = { type: 'reply', messageId: message.id, message };
  }

  /** The words of an own message take the place of what is written, which comes back behind the edit. */
  edit(message: Message): void {
    this.leaveTarget();
    const { text, title: written, kind, importance } = this;
    this.#shelved = { text, title: written, kind, importance };
    const { body, title = '' } = message;
    this.#origin = { body, ...(title ? { title } : {}) };
    Object.assign(this, { text: body.text, title, kind: message.kind, importance: message.importance });
    this.selection = { start: body.text.length, end: body.text.length };
    this.target = { type: 'edit', messageId: message.id, message };
  }

  /**
   * The words of a draft that is kept take the place of what is written, which comes back behind that.
   * @param leave Called when the user leaves the draft as it was.
   */
  change(draft: Draft, leave: () => void): void {
    this.leaveTarget();
    const { text, title, kind, importance, target } = this;
    const shelved = { text, title, kind, importance, target, ...this.files.toFields() };
    this.take(draft, { keepsKey: false });
    this.#shelved = shelved;
    this.changing = { key: draft.key, leave };
  }

  /** The draft that was kept has its new words. */
  settleChange(): void {
    const { text, title, kind, importance, target, attachments = [] } = this.#shelved ?? EMPTY;
    this.notices = [];
    this.files.takeOver(attachments);
    this.#shelved = this.target = undefined;
    this.#clearWords();
    Object.assign(this, { text, title, kind, importance, target });
    this.selection = { start: text.length, end: text.length };
  }

  /** It is a post of its own again. */
  leaveTarget(): void {
    const { changing } = this;
    const shelved = changing || this.target?.type === 'edit' ? (this.#shelved ?? EMPTY) : undefined;
    this.target = this.#shelved = this.changing = undefined;
    if (!shelved) return;
    this.#origin = undefined;
    const { attachments, ...words } = shelved;
    Object.assign(this, words);
    if (changing) this.files.takeOver(attachments ?? []);
    changing?.leave();
    this.selection = { start: shelved.text.length, end: shelved.text.length };
  }

  /** Puts another draft in the place of this one. */
  take(input: Draft, { keepsKey }: { readonly keepsKey: boolean }): void {
    const { key, ...rest } = input;
    this.#origin = keepsKey ? { ...rest, key } : rest;
    this.target = targetOf(input, this.target);
    this.files.takeOver(input.attachments ?? []);
    this.text = input.body.text;
    this.title = input.title ?? this.title;
    this.kind = input.kind;
    this.importance = input.importance;
    this.selection = { start: this.text.length, end: this.text.length };
  }

  /** What is written sets out. */
  begin(key: string): AbortSignal {
    const { text, title, kind, importance } = this;
    this.#sent = { text, title, kind, importance };
    this.#sentFiles = this.files.toFields().attachments ?? [];
    this.notices = [];
    return this.#start(key);
  }

  /** The user's own words set out to take the place of those that an add-in made of them. What is written stays. */
  beginOriginal(key: string): AbortSignal {
    this.#sent = undefined;
    return this.#start(key);
  }

  /** What is on its way is kept elsewhere: the next one may be written. */
  letGo(): void {
    this.#stop();
    this.#drop();
  }

  settle(outcome: Outcome, written: Draft): void {
    this.#stop();
    this.notices = toNotices(outcome, written);
    if (outcome.type === 'posted') this.#drop();
    else if (outcome.type === 'failed' && outcome.isRetryable) this.#origin = outcome.draft;
  }

  /** Without a post the words of the add-in stand, and so does the notice with the way back from them. */
  settleOriginal(outcome: Outcome, notice: ChangedNotice): void {
    this.#stop();
    const told = toNotices(outcome, notice.before);
    this.notices = outcome.type === 'posted' ? told : [notice, ...told];
  }

  /** The post came to no outcome. A withdrawal was the user's own wish and needs no notice. */
  fail(error: RoompaneError): void {
    this.#stop();
    const others = this.notices.filter(({ type }) => type === 'changed');
    this.notices = error.code === 'call/aborted' ? others : [...others, { type: 'rejected', error }];
  }

  dismiss(notice: Notice): void {
    this.notices = this.notices.filter((each) => each !== notice);
  }

  /** That message is not there any more. */
  dismissAbout(messageId: string): void {
    this.notices = this.notices.filter((notice) => !('after' in notice && notice.after.id === messageId));
  }

  /** Throws away what is written, with all that came with it. */
  clear(): void {
    this.files.clear();
    this.#clearWords();
  }

  /** An edit gives back what was written before it. */
  #clearWords(): void {
    this.text = this.title = '';
    this.kind = 'regular';
    this.importance = 'normal';
    this.selection = { start: 0, end: 0 };
    this.#origin = undefined;
    this.leaveTarget();
  }

  #start(key: string): AbortSignal {
    this.pending = new AbortController();
    this.pendingKey = key;
    return this.pending.signal;
  }

  #stop(): void {
    this.pending = this.pendingKey = undefined;
  }

  /** Takes away what was posted. */
  #drop(): void {
    const sent = this.#sent;
    if (!sent) return;
    const { text, title, kind, importance, selection } = this;
    // What was typed behind the post is the next one. Words that were changed all over are left alone, and so are never lost.
    const rest = text.startsWith(sent.text) ? text.slice(sent.text.length).trimStart() : text;
    const goneChars = text.length - rest.length;
    this.files.drop(this.#sentFiles);
    this.#clearWords();
    this.text = [this.text, rest].filter(Boolean).join('\n');
    if (this.text !== rest) return;
    if (title !== sent.title) this.title = title;
    if (kind !== sent.kind) this.kind = kind;
    if (importance !== sent.importance) this.importance = importance;
    this.selection = {
      start: Math.max(selection.start - goneChars, 0),
      end: Math.max(selection.end - goneChars, 0),
    };
  }
}

function textOf({ body }: DraftInput): string {
  return toBody(body satisfies string | Body).text;
}

/** What stands with the words of a draft, to be compared. */
function writeAdded({ replyTo, edits, attachments = [] }: Partial<DraftInput>): string {
  return JSON.stringify([replyTo, edits, attachments.map(({ id }) => id)]);
}

const EMPTY: Shelved = { text: '', title: '', kind: 'regular', importance: 'normal' };
