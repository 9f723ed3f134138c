import type { Message } from '@roompane/protocol';
import { isOneGo } from './message-row.ts';

const LINE_PX = 20;
const GLYPH_PX = 6.8;
/** Face, gaps and padding beside the words. */
const ASIDE_PX = 72;
const NAME_PX = 28;
const FILE_PX = 24;
const PADDING_PX = 4;
const STORY_PX = 108;
const ALERT_PX = 12;

/**
 * About how high a message will be in a list of this width. Nothing depends on it but how far the scrollbar is off: what
 * is in sight is measured. In the comfortable density most messages of one or two lines come out as they are.
 */
export function estimateHeight(message: Message | undefined, before: Message | undefined, widthPx: number): number {
  if (!message) return 0;
  if (message.isRedacted) return LINE_PX + PADDING_PX;
  const alertPx = message.importance === 'high' ? ALERT_PX : 0;
  const replyPx = message.replyTo === undefined ? 0 : LINE_PX;
  if (message.kind === 'story') return STORY_PX + replyPx + alertPx;
  const namePx = isOneGo(message, before) ? PADDING_PX : NAME_PX + PADDING_PX;
  const editedPx = message.editedAtEpochMs === undefined ? 0 : LINE_PX;
  const filesPx = (message.attachments?.length ?? 0) * FILE_PX;
  return filesPx + namePx + linesOf(message.body.text, widthPx) * LINE_PX + replyPx + editedPx + alertPx;
}

function linesOf(text: string, widthPx: number): number {
  const lineChars = Math.max(8, Math.floor((widthPx - ASIDE_PX) / GLYPH_PX));
  let lines = Math.max(1, Math.ceil(text.length / lineChars));
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
