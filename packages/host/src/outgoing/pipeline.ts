import { type Draft, LIMITS, type Outcome, RoompaneError, toRoompaneError } from '@roompane/protocol';
import { type Attachment, type AttachOptions, toAttached } from './attachment.ts';
import { DraftDecidedEvent, DraftEnteredEvent, DraftProgressEvent, DraftSettledEvent } from './draft-events.ts';
import type { DraftEnding } from './draft-record.ts';
import {
  type DraftRun,
  nameCheck,
  type RunEffect,
  type RunInput,
  type TimerName,
  type UserQuestion,
} from './draft-run.ts';
import { toFailure } from './failure.ts';
import { clearDraft } from './gate.ts';
import { type InterceptorStatus, toStatuses } from './interceptor-status.ts';
import { type InterceptorPort, mayOverrule } from './interceptor.ts';
import type { PipelineOptions, SubmitOptions } from './pipeline-options.ts';
import { QuestionQueue } from './question-queue.ts';
import { createPipelineState, type PipelineAct, type PipelineState, stepPipeline } from './pipeline-state.ts';

interface RunningCheck {
  readonly runId: number;
  readonly mountedAt: number;
  readonly port: InterceptorPort;
  readonly withdrawn: AbortController;
}

const timerInputs: Readonly<Record<TimerName, RunInput>> = {
  deadline: { type: 'deadline-passed' },
  barrier: { type: 'barrier-passed' },
  loading: { type: 'loading-passed' },
};

/**
 * The way out of one room: the shell that does what the reducer says. It decides nothing: it keeps ports, timers and
 * promises, and turns what they do into inputs, one at a time.
 */
export class OutgoingPipeline {
  readonly #options: PipelineOptions;
  readonly #ended = new AbortController();
  readonly #ports = new Map<number, InterceptorPort>();
  readonly #checks = new Map<string, RunningCheck>();
  readonly #timers = new Map<number, AbortController>();
  readonly #stopAsking = new Map<number, AbortController>();
  readonly #questions: QuestionQueue;
  readonly #settle = new Map<number, (ending: DraftEnding) => void>();
  #state: PipelineState;
  #inputs: PipelineAct[] = [];
  #isStepping = false;
  #runs = 0;
  #mounts = 0;

  constructor(options: PipelineOptions) {
    this.#options = options;
    this.#questions = new QuestionQueue(options.ask);
    this.#state = createPipelineState(options.budgets);
  }

  /** Resolves with how the draft ended; rejects with `call/aborted` alone, when it was withdrawn in time. @spec OP11 OP12 */
  submit(draft: Draft, { composer, sender, asWritten = false, limits, signal }: SubmitOptions = {}): Promise<Outcome> {
    if (signal?.aborted) return Promise.reject(new RoompaneError('call/aborted', { cause: signal.reason }));
    const runId = this.#runs++;
    return new Promise((resolve, reject) => {
      const settled = new AbortController();
      this.#settle.set(runId, (ending) => {
        settled.abort();
        if (ending.type !== 'withdrawn') resolve(ending);
        else reject(new RoompaneError('call/aborted', { cause: signal?.reason }));
      });
      const withdraw = (): void => this.#run(runId, { type: 'withdrawn' });
      signal?.addEventListener('abort', withdraw, { signal: settled.signal });
      const by = { ...(composer === undefined ? {} : { composer }), ...(sender ? { sender } : {}), asWritten };
      this.#take({ type: 'submit', runId, draft, ...by, ...(limits ? { limits } : {}) });
    });
  }

  /**
   * Puts an add-in in the way. It is asked from {@link Attachment.ready} on.
   * @throws `argument/invalid`; `limit/exceeded` beyond 32 add-ins, which is as many as a trail can name.
   */
  attach(options: AttachOptions): Attachment {
    if (this.#state.interceptors.length >= LIMITS.subscriptions) {
      const data = { limit: 'subscriptions', max: LIMITS.subscriptions, unit: 'interceptors' };
      throw new RoompaneError('limit/exceeded', { data });
    }
    const mountedAt = this.#mounts++;
    let isDetached = false;
    this.#take({ type: 'attach', interceptor: toAttached(options, mountedAt) });
    return {
      ready: (port, { includeOwn = false, wants } = {}) => {
        if (isDetached) return;
        this.#ports.set(mountedAt, port);
        this.#take({ type: 'ready', mountedAt, includeOwn, ...(wants ? { wants } : {}) });
      },
      respond: (isResponsive) => this.#take({ type: 'respond', mountedAt, isResponsive }),
      allowOthers: (mayInterceptOthers) => this.#take({ type: 'allow-others', mountedAt, mayInterceptOthers }),
      notReady: () => this.#take({ type: 'not-ready', mountedAt }),
      lost: ({ mayReturn }) => this.#take({ type: 'lost', mountedAt, mayReturn }),
      progress: (checkId, text) => {
        const check = this.#checks.get(checkId);
        if (check?.mountedAt !== mountedAt) return;
        const said = text === undefined ? {} : { text: text.slice(0, LIMITS.reasonChars) };
        this.#run(check.runId, { type: 'progress', checkId, ...said });
      },
      detach: () => {
        isDetached = true;
        this.#take({ type: 'detach', mountedAt });
        this.#ports.delete(mountedAt);
      },
    };
  }

  /** Those in the way, in the order of asking. */
  get interceptors(): readonly InterceptorStatus[] {
    return toStatuses(this.#state.interceptors);
  }

  /** Ends every draft as failed with `error`; drafts that come later end so at once. Twice is the same as once. */
  close(error: RoompaneError): void {
    this.#take({ type: 'close', error });
    this.#ended.abort(error);
  }

  #run(runId: number, input: RunInput): void {
    this.#take({ type: 'run', runId, input });
  }

  /** Effects may bring inputs about at once; those wait their turn, so that the reducer never sees half a step. */
  #take(act: PipelineAct): void {
    this.#inputs.push(act);
    if (this.#isStepping) return;
    this.#isStepping = true;
    try {
      for (let next = this.#inputs.shift(); next; next = this.#inputs.shift()) {
        const before = this.#state;
        const input = { ...next, atMs: this.#options.clock.now() };
        const { step = stepPipeline, observe } = this.#options;
        const [after, effects] = step(before, input);
        this.#state = after;
        observe?.({ before, input, after, effects });
        for (const effect of effects) this.#do(effect);
      }
    } finally {
      this.#isStepping = false;
    }
  }

  #do(effect: RunEffect): void {
    switch (effect.type) {
      case 'check':
        return void this.#check(effect);
      case 'cancel-check':
        this.#checks.get(effect.checkId)?.withdrawn.abort();
        return void this.#checks.delete(effect.checkId);
      case 'start-timer':
        return this.#startTimer(effect.runId, effect);
      case 'stop-timer':
        return abort(this.#timers, effect.runId);
      case 'ping':
        return this.#ping(effect);
      case 'ask-user':
        return void this.#ask(effect.run, effect.question);
      case 'stop-asking':
        return abort(this.#stopAsking, effect.runId);
      case 'tell-entered':
        return this.#options.dispatch(new DraftEnteredEvent(effect.run));
      case 'tell-progress':
        return this.#tell(effect);
      case 'tell-decided': {
        const decision = effect.run.steps.at(-1);
        return decision && this.#options.dispatch(new DraftDecidedEvent(effect.run, decision));
      }
      case 'post':
        return void this.#post(effect.run);
      case 'settle': {
        const { run, ending } = effect;
        const settle = this.#settle.get(run.id);
        this.#settle.delete(run.id);
        this.#options.dispatch(new DraftSettledEvent(run, ending));
        return settle?.(ending);
      }
    }
  }

  async #check({ runId, mountedAt, request }: Extract<RunEffect, { type: 'check' }>): Promise<void> {
    const { checkId } = request;
    const port = this.#ports.get(mountedAt);
    if (!port) return this.#run(runId, { type: 'check-failed', checkId, failure: 'gone' });
    const withdrawn = new AbortController();
    this.#checks.set(checkId, { runId, mountedAt, port, withdrawn });
    try {
      const verdict = await port.check(request, { signal: withdrawn.signal });
      this.#run(runId, { type: 'verdict', checkId, verdict });
    } catch (thrown) {
      this.#run(runId, { type: 'check-failed', checkId, failure: toFailure(thrown) });
    }
  }

  #ping({ runId, checkId, round }: Extract<RunEffect, { type: 'ping' }>): void {
    const pong = this.#checks.get(checkId)?.port.ping();
    // Without a pong, for whatever reason, the barrier's own timer decides.
    pong?.then(
      () => this.#run(runId, { type: 'pong', round }),
      () => undefined,
    );
  }

  #startTimer(runId: number, { timer, delayMs }: { readonly timer: TimerName; readonly delayMs: number }): void {
    abort(this.#timers, runId);
    const stopped = new AbortController();
    this.#timers.set(runId, stopped);
    this.#options.clock.setTimer(delayMs, () => this.#run(runId, timerInputs[timer]), { signal: stopped.signal });
  }

  async #ask(run: DraftRun, question: UserQuestion): Promise<void> {
    const stopped = new AbortController();
    this.#stopAsking.set(run.id, stopped);
    const answer = await this.#questions.ask(question, stopped);
    if (answer) this.#run(run.id, { type: 'user-answered', answer });
  }

  #tell({ run, text }: Extract<RunEffect, { type: 'tell-progress' }>): void {
    const { phase } = run;
    if (phase.name !== 'loading' && phase.name !== 'checking' && phase.name !== 'asking') return;
    const { name: state, at } = phase;
    const checkId = nameCheck(run, at);
    const skip = (): void => this.#run(run.id, { type: 'skipped', checkId });
    this.#options.dispatch(
      new DraftProgressEvent(run, {
        waitsFor: at.addin,
        state,
        text,
        policy: at.policy,
        remainingMs: 'clock' in phase ? phase.clock.delayMs : undefined,
        skip: state === 'checking' && mayOverrule(at) ? skip : undefined,
      }),
    );
  }

  async #post(run: DraftRun): Promise<void> {
    try {
      const message = await this.#options.post(clearDraft(run), { signal: this.#ended.signal });
      this.#run(run.id, { type: 'posted', message });
    } catch (thrown) {
      this.#run(run.id, { type: 'post-failed', error: toRoompaneError(thrown) });
    }
  }
}

function abort(controllers: Map<number, AbortController>, runId: number): void {
  controllers.get(runId)?.abort();
  controllers.delete(runId);
}
