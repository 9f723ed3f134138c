import type { Abortable } from '@roompane/protocol';
import { AccountNode } from './account-node.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import type { Server } from './server.ts';
import { attributeOf, childOf } from './xml.ts';

/** One account's place in one room. */
export interface Marker {
  readonly roomId: string;
  /** The archive's id of the last stanza that was read. */
  readonly id: string;
}

/** How far an account has read its rooms, kept by its server for all its sessions (XEP-0490). */
export class Markers {
  readonly #node: AccountNode;
  readonly #server: Server;

  constructor(line: Line, server: Server) {
    this.#node = new AccountNode(line, NS.DISPLAYED);
    this.#server = server;
  }

  get areKept(): boolean {
    return this.#server.keepsNodes === true;
  }

  async read(roomId: string, options: Abortable = {}): Promise<string | undefined> {
    const items = await this.#node.read({ ...options, id: roomId });
    return items.map(parseMarker).find((marker) => marker?.roomId === roomId)?.id;
  }

  async write({ roomId, id }: Marker, options?: Abortable): Promise<void> {
    const named = { xmlns: NS.STANZA_ID, by: roomId, id };
    await this.#node.publish(
      roomId,
      (item) => item.c('displayed', { xmlns: NS.DISPLAYED }).c('stanza-id', named).up().up(),
      options,
    );
  }

  /** What the account's own server tells of markers that were moved. */
  parse(message: Element): readonly Marker[] {
    const published = this.#node.parseChange(message)?.published ?? [];
    return published.map(parseMarker).filter((marker) => marker !== undefined);
  }
}

function parseMarker(item: Element): Marker | undefined {
  const roomId = attributeOf(item, 'id');
  const named = childOf(childOf(item, 'displayed', NS.DISPLAYED), 'stanza-id', NS.STANZA_ID);
  const id = attributeOf(named, 'id');
  return attributeOf(named, 'by') === roomId && id && id.length <= 200 ? { roomId, id } : undefined;
}
