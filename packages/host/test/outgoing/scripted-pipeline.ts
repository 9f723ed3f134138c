import { setImmediate } from 'node:timers/promises';
import assert from 'node:assert/strict';
import {
  type BlockedOutcome,
  type Cleared,
  createDraft,
  type Draft,
  type Message,
  type Outcome,
  type RoompaneError,
  TypedEventTarget,
  type Verdict,
  type Via,
} from '@roompane/protocol';
import { fakeMessage, ManualClock } from '@roompane/testing';
import type { Attachment, AttachOptions, HandlerOptions } from '../../src/outgoing/attachment.ts';
import type {
  DraftProgressEvent,
  DraftSettledEvent,
  OutgoingEvent,
  OutgoingEventMap,
} from '../../src/outgoing/draft-events.ts';
import type { RecordedRoom } from '../../src/outgoing/record/outgoing-record.ts';
import type { UserQuestion } from '../../src/outgoing/draft-run.ts';
import type { AskUser } from '../../src/outgoing/question-queue.ts';
import type { CheckRequest, InterceptorPort } from '../../src/outgoing/interceptor.ts';
import { OutgoingPipeline } from '../../src/outgoing/pipeline.ts';
import type { ObservedStep, PipelineOptions, SubmitOptions } from '../../src/outgoing/pipeline-options.ts';

/** Something that waits for the test to settle it. */
export interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly signal: AbortSignal;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: RoompaneError) => void;
}

function wait<Asked, Answer>(list: Waiting<Asked, Answer>[], asked: Asked, signal: AbortSignal): Promise<Answer> {
  return new Promise((answer, fail) => list.push({ asked, signal, answer, fail }));
}

/** An add-in whose handler answers when the test says so. */
export class ScriptedAddin implements InterceptorPort {
  readonly via: Via;
  readonly attachment: Attachment;
  readonly checks: Waiting<CheckRequest, Verdict>[] = [];
  readonly pongs: (() => void)[] = [];
  /** Set it to answer at once. */
  verdict: ((draft: Draft) => Verdict) | undefined;

  constructor(via: Via, attachment: Attachment) {
    this.via = via;
    this.attachment = attachment;
  }

  /** The words of the drafts it was asked about. */
  get seen(): readonly string[] {
    return this.checks.map(({ asked }) => asked.draft.body.text);
  }

  get last(): Waiting<CheckRequest, Verdict> {
    return this.checks.at(-1)!;
  }

  check(request: CheckRequest, { signal }: { readonly signal: AbortSignal }): Promise<Verdict> {
    const checked = wait(this.checks, request, signal);
    if (this.verdict) this.last.answer(this.verdict(request.draft));
    return checked;
  }

  ping(): Promise<void> {
    return new Promise((resolve) => this.pongs.push(resolve));
  }
}

export interface ScriptOptions extends Pick<PipelineOptions, 'budgets' | 'observe' | 'step'> {
  /** There is a dialog; its answers come from {@link ScriptedPipeline.questions}. */
  readonly canAsk?: boolean;
  /** Posts wait in {@link ScriptedPipeline.posts} instead of arriving at once. */
  readonly holdPosts?: boolean;
}

/** A pipeline of which the test plays everything around it. */
export class ScriptedPipeline {
  readonly clock: ManualClock = new ManualClock();
  readonly pipeline: OutgoingPipeline;
  readonly posts: Waiting<Cleared, Message>[] = [];
  readonly questions: Waiting<UserQuestion, 'yes' | 'no'>[] = [];
  /** All that was told, in order. */
  readonly events: OutgoingEvent[] = [];
  readonly settled: DraftSettledEvent[] = [];
  /** Told the same. */
  readonly target: RecordedRoom = Object.assign(new TypedEventTarget<OutgoingEventMap>(), { info: { id: 'room' } });
  readonly progress: DraftProgressEvent[] = [];
  readonly steps: ObservedStep[] = [];
  #addins = 0;
  #drafts = 0;

  constructor({ canAsk = false, holdPosts = false, budgets, observe, step }: ScriptOptions = {}) {
    const ask: AskUser = (question, { signal }) => wait(this.questions, question, signal);
    this.pipeline = new OutgoingPipeline({
      clock: this.clock,
      budgets,
      step,
      observe: (observed) => {
        this.steps.push(observed);
        observe?.(observed);
      },
      dispatch: (event) => this.#hear(event),
      post: (cleared, { signal }) => {
        const posted = wait(this.posts, cleared, signal);
        if (!holdPosts) this.posts.at(-1)!.answer(toMessage(cleared));
        return posted;
      },
      ...(canAsk ? { ask } : {}),
    });
  }

  #hear(event: OutgoingEvent): void {
    this.events.push(event);
    this.target.dispatchEvent(event);
    if (event.type === 'draft-settled') this.settled.push(event);
    if (event.type === 'draft-progress') this.progress.push(event);
  }

  /** An add-in in the way, ready unless `isReady` is false. */
  attach(
    options: Partial<AttachOptions> & HandlerOptions = {},
    { isReady = true }: { readonly isReady?: boolean } = {},
  ): ScriptedAddin {
    const { includeOwn = false, wants, ...given } = options;
    const number = ++this.#addins;
    const addin = given.addin ?? { id: `addin-${number}`, name: `Guard ${number}` };
    const attachment = this.pipeline.attach({ addin, sessionKey: addin.id, ...given });
    const scripted = new ScriptedAddin(addin, attachment);
    if (isReady) attachment.ready(scripted, { includeOwn, wants });
    return scripted;
  }

  /** Enters what the user typed. */
  enter(text: string, options: Pick<SubmitOptions, 'signal' | 'asWritten'> = {}): Promise<Outcome> {
    return this.pipeline.submit(this.draft(text), { composer: 'room', ...options });
  }

  /** Enters a post of `addin`. */
  enterFrom({ via }: ScriptedAddin, text: string, { signal }: Pick<SubmitOptions, 'signal'> = {}): Promise<Outcome> {
    return this.pipeline.submit(this.draft(text), { sender: { via, sessionKey: via.id }, signal });
  }

  draft(text: string): Draft {
    return createDraft({ body: text }, `key-${this.#drafts++}`);
  }

  /** Turns the clock on, and lets everything happen that follows. */
  async advance(ms: number): Promise<void> {
    await rest();
    this.clock.advance(ms);
    await rest();
  }
}

/** What a server makes of a draft. */
export function toMessage({ draft, via }: Cleared): Message {
  return fakeMessage({ id: `message ${draft.key}`, body: draft.body, key: draft.key, ...(via ? { via } : {}) });
}

export function replaceWith(draft: Draft, text: string, reason?: string): Verdict {
  const replacement = { ...draft, body: { text, spans: [] } };
  return { type: 'replace', draft: replacement, ...(reason === undefined ? {} : { reason }) };
}

/** Resolves when everything that was due has happened. */
export async function rest(): Promise<void> {
  await setImmediate();
}

/** Who did what, in order. */
export function didOf(outcome: Outcome): string[] {
  return outcome.trail.map(({ addin, did }) => `${addin.id} ${did}`);
}

export function expectBlocked(outcome: Outcome): BlockedOutcome {
  assert.equal(outcome.type, 'blocked');
  // The assertion above has just said so.
  return outcome;
}
