import { type Abortable, type Clock, LIMITS } from '@roompane/protocol';
import { $msg } from 'strophe.js';
import { AccountNode } from './account-node.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import type { Server } from './server.ts';
import { addKept, parseInvitation, parseKept, type StandingInvitation } from './standing-invitation.ts';
import { attributeOf } from './xml.ts';

export interface InvitationsOptions {
  readonly server: Server;
  readonly clock: Clock;
  /** This session is in that room. */
  readonly isAccepted: (roomId: string) => boolean;
  readonly changed: () => void;
}

/** The invitations of an account that stand: kept by its server for all its sessions, where that keeps anything. @spec PR17 */
export class Invitations {
  readonly #line: Line;
  readonly #options: InvitationsOptions;
  readonly #node: AccountNode;
  readonly #standing = new Map<string, StandingInvitation>();

  constructor(line: Line, options: InvitationsOptions) {
    this.#line = line;
    this.#options = options;
    this.#node = new AccountNode(line, NS.INVITATIONS);
  }

  /** The newest first. */
  get standing(): readonly StandingInvitation[] {
    return [...this.#standing.values()].sort((one, other) => other.atEpochMs - one.atEpochMs);
  }

  /** Asks the server what stands, where it keeps that. */
  async begin(): Promise<void> {
    if (this.#options.server.keepsNodes) this.#takeItems(await this.#node.read());
  }

  /** Takes any message that arrives. */
  hear(message: Element): void {
    const invitation = parseInvitation(message, this.#options.clock.now() + (this.#options.server.offsetMs ?? 0));
    if (!invitation || this.#options.isAccepted(invitation.roomId)) return;
    this.#set(invitation);
    const { roomId } = invitation;
    const oldest = this.#standing.size > LIMITS.invitations ? this.standing.at(-1) : undefined;
    if (oldest) this.drop(oldest.roomId);
    if (!this.#options.server.keepsNodes) return;
    // This session knows of it all the same.
    this.#node.publish(roomId, (item) => addKept(item, invitation)).catch(() => {});
  }

  /** Takes what the account's own server tells. */
  take(message: Element): void {
    const change = this.#node.parseChange(message);
    this.#takeItems(change?.published ?? []);
    for (const item of change?.retracted ?? []) this.#delete(attributeOf(item, 'id'));
  }

  /** It was accepted. */
  drop(roomId: string): void {
    // Other sessions learn of it, or see for themselves that the room is followed.
    if (this.#delete(roomId) && this.#options.server.keepsNodes) this.#node.retract(roomId).catch(() => {});
  }

  /** Tells whoever asked, where the room passes that on. */
  async decline(roomId: string, options?: Abortable): Promise<void> {
    this.#line.throwUnlessOnline();
    const invitation = this.#standing.get(roomId);
    if (!invitation) return;
    if (invitation.isMediated && invitation.by) {
      this.#line.send($msg({ to: roomId }).c('x', { xmlns: NS.MUC_USER }).c('decline', { to: invitation.by }));
    }
    if (this.#options.server.keepsNodes) await this.#node.retract(roomId, options);
    this.#delete(roomId);
  }

  #takeItems(items: readonly Element[]): void {
    for (const invitation of items.map(parseKept)) {
      if (invitation && !this.#options.isAccepted(invitation.roomId)) this.#set(invitation);
    }
  }

  #set(invitation: StandingInvitation): void {
    const known = this.#standing.get(invitation.roomId);
    if (known && JSON.stringify(known) === JSON.stringify(invitation)) return;
    this.#standing.set(invitation.roomId, invitation);
    this.#options.changed();
  }

  #delete(roomId: string): boolean {
    const wasThere = this.#standing.delete(roomId);
    if (wasThere) this.#options.changed();
    return wasThere;
  }
}
