import { html, type TemplateResult } from 'lit';
import type { Room } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { toOutgoing } from '../internal/outgoing-room.ts';

/** Add-ins without which nothing is posted here, as far as they are not there. */
export interface AwaitedChecks {
  /** On their way: posts wait for them. */
  readonly starting: readonly string[];
  /** Not there: posts come back. */
  readonly missing: readonly string[];
}

/** Those of the room, now. A room that tells nothing waits for nobody. */
export function readAwaitedChecks(room: Room): AwaitedChecks {
  const required = (toOutgoing(room).interceptors ?? []).filter(({ policy }) => policy === 'block');
  const namesOf = (isMeant: (presence: string) => boolean): readonly string[] =>
    required.filter(({ presence }) => isMeant(presence)).map(({ addin }) => addin.name);
  return {
    starting: namesOf((presence) => presence === 'loading'),
    missing: namesOf((presence) => presence === 'gone' || presence === 'unresponsive'),
  };
}

/** Who is waited for, before anything is posted. `undefined` where everybody is there. */
export function renderAwaited({ starting, missing }: AwaitedChecks): TemplateResult | undefined {
  const [names, isStarting] = missing.length > 0 ? [missing, false] : [starting, true];
  if (names.length === 0) return undefined;
  const listed = names.join(', ');
  const title = `${listed} ${names.length > 1 ? 'are' : 'is'} ${isStarting ? 'starting' : 'not answering'}`;
  const detail = `Posts here need a check. ${isStarting ? 'A post waits for it.' : 'Without it a post comes back.'}`;
  return html`<div class="notice ${isStarting ? '' : 'is-warn'}" part="notice" role="group" aria-label=${title}>
    ${isStarting ? html`<span class="spin"></span>` : icon('lock')}
    <div>
      <b><bdi>${title}</bdi></b
      ><small><bdi>${detail}</bdi></small>
    </div>
  </div>`;
}
