import type { SessionHandle } from './session-stage.ts';

/** Resolves when the session is in `phase`, now or later. */
export function reached(session: SessionHandle, phase: SessionHandle['state']): Promise<void> {
  if (session.state === phase) return Promise.resolve();
  return new Promise((resolve) => {
    const heard = new AbortController();
    const listen = ({ now }: { readonly now: string }): void => {
      if (now !== phase) return;
      heard.abort();
      resolve();
    };
    session.addEventListener('state-changed', listen, heard);
  });
}
