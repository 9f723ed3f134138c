import { createLinkedPair, type LinkedPair, ManualClock, type PairEnd } from '@roompane/testing';
import { type Guard, Peer } from '../src/peer.ts';
import { PeerCore } from '../src/peer-core.ts';
import type { CallScope, Service } from '../src/service.ts';

/** What {@link linkPeers} may be told. */
export interface LinkedPeersOptions {
  readonly host?: Service<CallScope>;
  readonly addin?: Service<Pick<CallScope, 'signal'>>;
  readonly guard?: Guard;
  readonly isManual?: boolean;
}

/** Both sides of one session, in memory. */
export interface LinkedPeers {
  readonly host: Peer;
  readonly addin: PeerCore;
  readonly clock: ManualClock;
  readonly pair: LinkedPair;
  /** What one end sent, each string read as JSON, oldest first. */
  readonly sent: (end: PairEnd) => readonly SentEnvelope[];
}

/** As much of an envelope as tests look at. */
export interface SentEnvelope {
  readonly type: string;
  readonly id?: number;
  readonly seq?: number;
  readonly method?: string;
  readonly events?: readonly unknown[];
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string; readonly data?: unknown };
}

/** A session between the two sides, on one clock that stands still until it is moved. */
export function linkPeers(options: LinkedPeersOptions = {}): LinkedPeers {
  const { guard, isManual = false } = options;
  const log: { readonly from: PairEnd; readonly envelope: SentEnvelope }[] = [];
  const pair = createLinkedPair({
    isManual,
    onSend: (from, written) => log.push({ from, envelope: JSON.parse(written) as SentEnvelope }),
  });
  const clock = new ManualClock();
  return {
    host: new Peer({ link: pair.host, clock, service: options.host ?? new Map(), ...(guard ? { guard } : {}) }),
    addin: new PeerCore({ link: pair.addin, clock, service: options.addin ?? new Map() }),
    clock,
    pair,
    sent: (end) => log.filter(({ from }) => from === end).map(({ envelope }) => envelope),
  };
}
