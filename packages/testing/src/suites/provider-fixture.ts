import type { Cleared, Draft, Person, RoomInfo, RoomProvider } from '@roompane/protocol';

/**
 * What a provider's tests bring for one case of the conformance suite: two people of one fresh deployment, and three
 * rooms that have no events yet.
 */
export interface ProviderFixture {
  /** Connected. */
  readonly one: RoomProvider;
  /** Connected, as another person. */
  readonly other: RoomProvider;
  /** Both people may post here, and follow it. */
  readonly roomId: string;
  /** Both people may post here too; its log is another. */
  readonly secondRoomId: string;
  /** `one` may post here, `other` may only read. */
  readonly readOnlyRoomId: string;
  /** `one` is a member; `other` may not know of it. Absent where the backend has no secret rooms. */
  readonly secretRoomId?: string;
  /** `one` is a member; `other` may find it and not enter it. Absent where the backend has no closed rooms. */
  readonly closedRoomId?: string;
  /** The server puts `person` out of a room. Absent where the tests cannot make it do so. */
  readonly putOut?: (roomId: string, person: Person) => Promise<void>;
  /** Says what a room talks about. */
  readonly setTopic: (roomId: string, topic: string) => Promise<void>;
  /** Gives a room another title and another description. */
  readonly rename: (roomId: string, names: Pick<RoomInfo, 'title' | 'description'>) => Promise<void>;
  /** From now on `other` may post in the room that they could only read. */
  readonly letOtherPost: () => Promise<void>;
  /** A draft that the outgoing pipeline let through. */
  readonly clear: (draft: Draft) => Cleared;
  /** A new, connected session of the person whom `provider` acts as, as after a reload. */
  readonly reconnect: (provider: RoomProvider) => Promise<RoomProvider>;
}

/** One rule to hold, for any runner: `it(title, () => run(fixture))`. It throws when the provider breaks the rule. */
export interface ProviderCase {
  /** Quotes the rules of docs/SPEC.md that it holds. */
  readonly title: string;
  readonly run: (fixture: ProviderFixture) => Promise<void>;
}
