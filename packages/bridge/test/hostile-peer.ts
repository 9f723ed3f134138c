import { type Json, RoompaneError } from '@roompane/protocol';
import { ManualClock, ScriptedLink } from '@roompane/testing';
import { type Guard, Peer } from '../src/peer.ts';
import type { CallScope, Service } from '../src/service.ts';
import type { SentEnvelope } from './linked-peers.ts';

/** A peer whose far side is the test. */
export interface HostilePeer {
  readonly peer: Peer;
  readonly link: ScriptedLink;
  readonly clock: ManualClock;
  /** Things of the far side's that were refused. */
  readonly refused: () => number;
  /** What the peer sent since this was last called, once all that was set off has run. */
  readonly answers: () => Promise<readonly SentEnvelope[]>;
}

/** An honest peer on a link that a hostile side writes. It ends as abusive after `maxRefusals` refusals. */
export function createHostilePeer(service: Service<CallScope> = new Map(), maxRefusals = Infinity): HostilePeer {
  const link = new ScriptedLink();
  const clock = new ManualClock();
  let refusals = 0;
  const guard: Guard = {
    admit: () => undefined,
    refused: () => (++refusals > maxRefusals ? new RoompaneError('limit/abusive', { data: { refusals } }) : undefined),
  };
  return {
    peer: new Peer({ link, clock, service, guard }),
    link,
    clock,
    refused: () => refusals,
    async answers() {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      return link.take() as readonly SentEnvelope[];
    },
  };
}

const thrown = { isError: true, value: { message: 'forged', name: 'TypeError', stack: 'forged' } };

/** What Comlink's own peers write to each other, and what it would do with it. */
export const COMLINK_MESSAGES: readonly Json[] = [
  { id: '1', type: 'GET', path: [] },
  { id: '1', type: 'GET', path: ['constructor', 'constructor'] },
  { id: '1', type: 'SET', path: ['constructor', 'prototype', 'spoilt'], value: { type: 'RAW', value: true } },
  { id: '1', type: 'APPLY', path: [], argumentList: [{ type: 'RAW', value: 1 }] },
  { id: '1', type: 'APPLY', path: ['room/read'], argumentList: [] },
  { id: '1', type: 'APPLY', path: ['constructor', 'constructor'], argumentList: [{ type: 'RAW', value: 'spoilt=1' }] },
  { id: '1', type: 'CONSTRUCT', path: ['constructor'], argumentList: [{ type: 'RAW', value: 'spoilt = 1' }] },
  { id: '1', type: 'ENDPOINT', path: [] },
  { id: '1', type: 'RELEASE', path: [] },
  { id: '1', type: 'RAW', value: 'forged' },
  { id: '1', type: 'HANDLER', name: 'throw', value: thrown },
  { id: '1', type: 'HANDLER', name: 'proxy', value: {} },
  { id: '1', type: 'HANDLER', name: 'no such handler', value: {} },
  { type: 'HANDLER', name: 'throw', value: thrown },
  { type: 'HANDLER', name: 'constructor', value: null },
  [
    { type: 'HANDLER', name: 'throw', value: thrown },
    { type: 'RAW', value: { type: 'HANDLER', name: 'proxy' } },
  ],
];

/** Names that an object has without having been given them. */
export const INHERITED_NAMES: readonly string[] = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  ...Object.getOwnPropertyNames(Map.prototype),
  ...['then', 'catch', 'finally', 'prototype', 'default', 'toJSON'],
];
