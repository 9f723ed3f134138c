import type {
  Draft,
  DraftAction,
  ErrorCode,
  Importance,
  InterceptorFailure,
  MessageKind,
  TrailStep,
  Via,
} from '@roompane/protocol';
import type { DraftEnding } from '../draft-record.ts';
import type { DraftWaiting } from '../draft-events.ts';

/** What somebody wrote, where a record keeps words. */
export interface RecordedWords {
  readonly before: Draft;
  /** The same as `before` where nothing was changed. */
  readonly after: Draft;
  /** Of the add-in, or of the host where it gave none. */
  readonly reason?: string | undefined;
}

/** What one add-in made of a draft, or the policy for it, or the user because of it. */
export interface RecordedDecision {
  readonly addin: Via;
  readonly did: TrailStep['did'];
  readonly failure?: InterceptorFailure | undefined;
  readonly byUser?: boolean | undefined;
  readonly atEpochMs: number;
  /** With all that the draft waited for there: loading, the check, the user. */
  readonly tookMs: number;
  /** UTF-16 units of title and text. */
  readonly beforeChars: number;
  readonly afterChars: number;
  /** UTF-16 units; 0 where there is none. */
  readonly reasonChars: number;
  /** Absent unless the record keeps words. */
  readonly words?: RecordedWords | undefined;
}

/** How a draft ended, without its words. */
export interface RecordedEnding {
  readonly type: DraftEnding['type'];
  readonly atEpochMs: number;
  /** Of the message that it became. */
  readonly messageId?: string | undefined;
  /** Why it failed. */
  readonly code?: ErrorCode | undefined;
  /** Who stopped it, or because of whom the user did. */
  readonly by?: Via | undefined;
  readonly byUser?: boolean | undefined;
}

/** What a draft waits for now. */
export interface RecordedWaiting extends Pick<DraftWaiting, 'waitsFor' | 'state' | 'policy' | 'remainingMs'> {
  readonly sinceEpochMs: number;
}

/**
 * One draft on its way out, as it stands now. Immutable: what becomes of it is another with the same id. Without words:
 * who, what, when and how long, and not what was written.
 */
export interface RecordedDraft {
  /** Counts the drafts of a record from 1. */
  readonly id: number;
  readonly roomId: string;
  /** As the room’s events name it; another join of the room begins to count anew. */
  readonly draftId: string;
  /** The draft's key: a retry has the same. */
  readonly key: string;
  readonly action: DraftAction;
  readonly kind: MessageKind;
  readonly importance: Importance;
  /** UTF-16 units of title and text. */
  readonly chars: number;
  /** The add-in that posts it; absent when the user typed it. */
  readonly via?: Via | undefined;
  readonly enteredAtEpochMs: number;
  readonly decisions: readonly RecordedDecision[];
  /** Absent between two add-ins, and once it has ended. */
  readonly waiting?: RecordedWaiting | undefined;
  /** Absent while it is on its way. */
  readonly ending?: RecordedEnding | undefined;
}
