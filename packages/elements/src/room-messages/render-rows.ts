import type { Message } from '@roompane/protocol';
import type { MessageLog } from './message-log.ts';
import { rowOf } from './message-row.ts';
import { renderBefore, renderMessage, type RowContext } from './render-row.ts';
import type { RowFold } from './render-fold.ts';
import type { PlaceRange } from './row-layout.ts';
import type { RowDrawing } from './row-list.ts';
import type { RowViewing } from './row-views.ts';

/** What the log does not tell by itself. */
type GivenContext = Omit<RowContext, 'find' | 'reactionsTo'> & RowViewing;

/** What to draw of a range. */
export function renderRows(log: MessageLog, { first, end }: PlaceRange, given: GivenContext): readonly RowDrawing[] {
  const { window, gaps } = log;
  const { folds } = given;
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
    if (!message || folds.isAway(place)) continue;
    const shown = window.at(folds.at(place)?.newest ?? place) ?? message;
    const row = rowOf(message, window.before(place), { unreadId: context.unreadId, gaps });
    drawings.push({
      key: message.id,
      place,
      before: renderBefore(message, row, context),
      message: renderMessage(
        shown,
        { row, number: place - window.first + 1, setSize, fold: foldOf(place, { message, shown }, given) },
        context,
      ),
    });
  }
  return drawings;
}

/** What a row stands for beside the message that it shows, and what opens it or folds it again. */
function foldOf(
  place: number,
  { message, shown }: { readonly message: Message; readonly shown: Message },
  { folds, fit, isQuiet, toggleFold }: RowViewing,
): RowFold | undefined {
  const toggle = (): void => toggleFold(message.id);
  if (folds.isOpen(place))
    return folds.isOpenStart(place) ? { count: 1, isLine: false, isOpen: true, toggle } : undefined;
  const count = folds.at(place)?.count ?? 1;
  const isLine = fit(shown)?.template.display === 'collapse' && isQuiet(shown);
  return isLine || count > 1 ? { count, isLine, isOpen: false, toggle } : undefined;
}
