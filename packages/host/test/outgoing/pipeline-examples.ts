import type { Act } from './pipeline-acts.ts';

const attach: Act = {
  type: 'attach',
  order: 0,
  policy: 'block',
  deadlineMs: 100,
  mayInterceptOthers: true,
  isReady: true,
  includeOwn: true,
  isChoosy: false,
};
const enter: Act = { type: 'enter', which: 0 };
const close: Act = { type: 'close' };
const abort: Act = { type: 'abort', which: 0 };
const progress: Act = { type: 'progress', which: 0 };
const pong: Act = { type: 'pong', which: 0 };
const ready: Act = { type: 'ready', which: 0, flag: true };
const lost: Act = { type: 'lost', which: 0, flag: false };
const silent: Act = { type: 'respond', which: 0, flag: false };
const skip: Act = { type: 'skip', which: 0 };
const detach: Act = { type: 'detach', which: 0, flag: true };
const arrive: Act = { type: 'arrive', which: 0, isPosted: false };
const pass: Act = { type: 'answer', which: 0, answer: 'pass' };
const thrown: Act = { type: 'answer', which: 0, answer: 'thrown' };

const checking: readonly Act[] = [attach, enter];
const lenient: readonly Act[] = [{ ...attach, policy: 'pass' }, enter];
const barrier: readonly Act[] = [...checking, { type: 'advance', ms: 100 }];
const loading: readonly Act[] = [{ ...attach, isReady: false }, enter];
const asking: readonly Act[] = [...checking, { ...pass, answer: 'confirm' }];
const cleared: readonly Act[] = [attach, enter, enter, { ...pass, which: 1 }];
const posting: readonly Act[] = [enter];

/** Scripts that lead where chance seldom does, so that every run of the test has been there. */
export const examples: [script: Act[], canAsk: boolean][] = [
  ...[close, abort, ready, detach, lost, silent, progress, pass, thrown].map((act) => [...checking, act]),
  ...[skip, silent, lost].map((act) => [...lenient, act]),
  ...[skip, silent].map((act) => [...lenient, { type: 'advance', ms: 100 } as const, act]),
  ...[silent, lost].map((act) => [...lenient, act, enter, ready, { ...silent, flag: true }, enter]),
  ...[close, abort, ready, detach, progress, pass, thrown, pong].map((act) => [...barrier, act]),
  [...barrier, { type: 'advance', ms: 250 } as const],
  [...barrier, progress, pong],
  [...barrier, close, pong],
  ...[close, abort, ready, detach, lost, { type: 'advance', ms: 10_000 } as const].map((act) => [...loading, act]),
  ...[close, abort, ready, detach, { type: 'reply', which: 0, says: 'no' } as const].map((act) => [...asking, act]),
  ...[close, { ...abort, which: 1 }, ready, detach, pass].map((act) => [...cleared, act]),
  ...[close, abort, arrive, { ...arrive, isPosted: true }].map((act) => [...posting, act]),
  ...[ready, detach].map((act) => [attach, enter, pass, act]),
  ...[arrive, { ...arrive, isPosted: true }].map((act) => [...posting, close, act]),
  ...[pass, thrown].map((act) => [...checking, close, act]),
  [close, enter],
].map((script): [Act[], boolean] => [script, true]);
