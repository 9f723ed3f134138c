import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Clock, Room } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { type DraftEvent, toOutgoing } from '../internal/outgoing-room.ts';

/** What a post that takes its time is waiting for. */
export interface Progress {
  readonly title: string;
  /** What the add-in says of it, or the question; empty where nothing is said. */
  readonly text: string;
  /** The user decides, and no clock runs. */
  readonly isAsking: boolean;
  /** What comes when the time is over, in words. */
  readonly consequence: string;
  /** When it is over, and how long that was from the start. */
  readonly clock?: { readonly endsAtMs: number; readonly wholeMs: number } | undefined;
  /** Goes on without the verdict, where the policy lets the user. */
  readonly skip?: (() => void) | undefined;
  /** The chat server has it, and nobody takes it back. @default false */
  readonly isHanded?: boolean;
}

export const ON_ITS_WAY: Progress = {
  title: 'This post is on its way',
  text: 'Your words stay here until it is posted.',
  isAsking: false,
  consequence: '',
};

/** No add-in has it. What waits for one, or for the line, says so before or is told of again. */
const HANDED: Progress = { ...ON_ITS_WAY, isHanded: true };

/** Calls back with what a typed post waits for, where the room tells. */
export function followProgress(
  room: Room,
  { clock, signal }: { readonly clock: () => Clock; readonly signal: AbortSignal },
  take: (progress: Progress) => void,
): void {
  const target = toOutgoing(room);
  const handleProgress = (event: DraftEvent): void => {
    const progress = event.via === undefined ? readProgress(event, clock().now()) : undefined;
    if (progress) take(progress);
  };
  const handOver = ({ via }: DraftEvent): void => {
    if (via === undefined) take(HANDED);
  };
  const handleSettled = ({ via }: DraftEvent): void => {
    if (via === undefined) take(ON_ITS_WAY);
  };
  target.addEventListener('draft-entered', handOver, { signal });
  target.addEventListener('draft-progress', handleProgress, { signal });
  target.addEventListener('draft-decided', handOver, { signal });
  target.addEventListener('draft-settled', handleSettled, { signal });
}

function readProgress(event: DraftEvent, nowMs: number): Progress | undefined {
  const { waitsFor, state, text, policy, remainingMs, skip } = event;
  const name = waitsFor?.name;
  if (typeof name !== 'string') return undefined;
  return {
    title: titleOf(name, state),
    text: typeof text === 'string' ? text : '',
    isAsking: state === 'asking',
    consequence: consequences.get(policy) ?? '',
    clock: typeof remainingMs === 'number' ? { endsAtMs: nowMs + remainingMs, wholeMs: remainingMs } : undefined,
    // The host's own function: it goes on with this draft, or does nothing.
    skip: typeof skip === 'function' ? (skip as () => void) : undefined,
  };
}

const consequences = new Map<unknown, string>([
  ['pass', 'then it is sent unchecked'],
  ['block', 'then it comes back'],
  ['ask', 'then you decide'],
]);

function titleOf(name: string, state: unknown): string {
  if (state === 'loading') return `Waiting for ${name} to start`;
  return state === 'asking' ? `${name} asks about this post` : `${name} is checking this post`;
}

export interface ProgressActions {
  readonly nowMs: number;
  /** Nothing runs out now. */
  readonly isHeld: boolean;
  readonly cancel: () => void;
}

/** Who is waited for, how long yet, and the ways out. */
export function renderProgress(progress: Progress, { nowMs, isHeld, cancel }: ProgressActions): TemplateResult {
  const { title, text, clock, skip, isHanded = false } = progress;
  const restMs = isHeld ? undefined : restOf(progress, nowMs);
  return html`<div class="notice is-accent" part="notice progress" role="group" aria-label=${title}>
    ${renderSign(progress, restMs)}
    <div>
      <b><bdi>${title}</bdi></b
      ><small
        >${text ? html`<bdi>${text}</bdi> ` : nothing}${restMs === undefined ? nothing : renderRest(progress, restMs)}${
          isHeld && clock ? 'Its clock is held.' : nothing
        }</small
      >
    </div>
    <div class="acts">
      ${
        isHanded ? nothing : html`<button class="btn is-s is-ghost" type="button" @click=${cancel}>Cancel post</button>`
      }
      ${
        skip
          ? html`<button class="btn is-s" part="skip" type="button" @click=${skip}>Send without waiting</button>`
          : nothing
      }
    </div>
  </div>`;
}

function restOf({ clock }: Progress, nowMs: number): number | undefined {
  return clock && Math.min(Math.max(clock.endsAtMs - nowMs, 0), clock.wholeMs);
}

function renderRest({ consequence }: Progress, restMs: number): TemplateResult {
  const seconds = `${(restMs / 1_000).toFixed(1)} s`;
  return html`<span class="num ltr">${seconds}</span> left${consequence ? `, ${consequence}` : ''}.`;
}

/** A ring that empties with the time; where none is known, one that turns. */
function renderSign({ clock, isAsking }: Progress, restMs: number | undefined): TemplateResult {
  if (isAsking) return icon('ask');
  if (!clock || restMs === undefined) return html`<span class="spin"></span>`;
  return html`<svg class="icon ring" viewBox="0 0 16 16" aria-hidden="true">${ring(restMs / clock.wholeMs)}</svg>`;
}

function ring(share: number): SVGTemplateResult {
  return svg`<circle cx="8" cy="8" r="6.2" /><circle
    cx="8"
    cy="8"
    r="6.2"
    pathLength="100"
    stroke-dasharray="${Math.round(share * 100)} 100"
    transform="rotate(-90 8 8)"
  />`;
}

/** As a screen reader says it: without the time that is left, which would be said ten times a second. */
export function speakProgress({ title, text }: Progress): string {
  return text ? `${title}. ${text}` : `${title}.`;
}
