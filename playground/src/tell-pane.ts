import type { PaneState } from '@roompane/elements/host';
import type { TabNews } from './draw-tabs.ts';

const marks: Readonly<Record<PaneState, TabNews>> = {
  loading: { mark: 'hollow', words: 'loading' },
  connecting: { mark: 'hollow', words: 'connecting' },
  ready: { mark: 'ok', words: 'connected' },
  unresponsive: { mark: 'warn', words: 'not answering' },
  ended: { mark: 'trouble', words: 'stopped' },
  closed: { mark: 'hollow', words: 'closed' },
};

/** Where a pane stands, for a place that does not show it. */
export function tellPane(state: PaneState | undefined): TabNews | undefined {
  return state && marks[state];
}
