import type { Draft } from './draft.ts';
import type { DraftWants } from './draft-wants.ts';
import type { Cursor } from './log.ts';
import type { Via } from './message.ts';

export interface LiveParams {
  readonly after?: Cursor | undefined;
}

export interface InterceptParams {
  readonly includeOwn: boolean;
  /** @default all that it may see */
  readonly wants?: DraftWants | undefined;
}

export interface ProgressParams {
  readonly checkId: string;
  readonly text?: string | undefined;
}

export interface CheckParams {
  readonly checkId: string;
  readonly draft: Draft;
  readonly via?: Via;
}
