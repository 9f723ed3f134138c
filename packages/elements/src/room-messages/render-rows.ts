import type { MessageLog } from './message-log.ts';
import { rowOf } from './message-row.ts';
import { renderBefore, renderMessage, type RowContext } from './render-row.ts';
import type { PlaceRange } from './row-layout.ts';
import type { RowDrawing } from './row-list.ts';

/** What the log tells by itself. */
type GivenContext = Omit<RowContext, 'find' | 'reactionsTo'>;

/** What to draw of a range. */
export function renderRows(log: MessageLog, { first, end }: PlaceRange, given: GivenContext): readonly RowDrawing[] {
  const { window, gaps } = log;
  const context: RowContext = {
    ...given,
    find: (messageId) => {
      const place = window.placeOf(messageId);
      return place === undefined ? undefined : window.at(place);
    },
    reactionsTo: (messageId) => window.reactionsTo(messageId),
  };
  const setSize = log.isBeginning && log.isWhole ? window.count : -1;
  const drawings: RowDrawing[] = [];
  for (let place = first; place < end; place++) {
    const message = window.at(place);
    if (!message) continue;
    const row = rowOf(message, window.before(place), { unreadId: context.unreadId, gaps });
    drawings.push({
      key: message.id,
      place,
      before: renderBefore(message, row, context),
      message: renderMessage(message, { row, number: place - window.first + 1, setSize }, context),
    });
  }
  return drawings;
}
