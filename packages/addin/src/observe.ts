// `@roompane/addin/observe`: what few need costs only those.

export { observe } from '@roompane/protocol';
export type {
  DraftAction,
  DraftWants,
  ObservedDraft,
  ObservedEnding,
  ObservedEntry,
  ObservedGap,
  ObserveOptions,
} from '@roompane/protocol';
