import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageLog } from './message-log.ts';
import { rowOf } from './message-row.ts';
import { renderRow, type RowContext } from './render-row.ts';
import type { PlaceRange } from './row-layout.ts';

/** The rows of a range. A message keeps its elements for as long as it is drawn. */
export function renderRows(log: MessageLog, { first, end }: PlaceRange, context: RowContext): unknown {
  const { window, gaps } = log;
  const setSize = log.isBeginning && log.isWhole ? window.count : -1;
  return repeat(
    Array.from({ length: end - first }, (_, offset) => first + offset),
    (place) => window.at(place)?.id ?? place,
    (place) => {
      const message = window.at(place);
      if (!message) return nothing;
      const row = rowOf(message, window.before(place), { unreadId: context.unreadId, gaps });
      return renderRow(message, { place, row, number: place - window.first + 1, setSize }, context);
    },
  );
}
