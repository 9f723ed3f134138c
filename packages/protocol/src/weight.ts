import type { Attachment } from './attachment.ts';
import type { Body } from './body.ts';
import { isDevelopment } from './development.ts';
import * as LIMITS from './limit.ts';
import { Misfit, type Parser } from './parser.ts';

/** The parts of a message or draft of which many small ones could be too much for one envelope. */
interface Weighed {
  readonly body: Body;
  readonly attachments?: readonly Attachment[];
}

/**
 * Reads as `parser` does, and refuses what would not fit one envelope. It is for those who bring something in: hosts and
 * providers. An add-in reads what has crossed already, and does not carry this. @spec LI1
 */
export const weighed =
  /* @__NO_SIDE_EFFECTS__ */
  <T extends Weighed>(parser: Parser<T>): Parser<T> =>
    (value, path) => {
      const read = parser(value, path);
      const { body, attachments = [] } = read;
      weigh(body.spans, `${path && `${path}.`}body.spans`, LIMITS.spanChars);
      weigh(attachments, `${path && `${path}.`}attachments`, LIMITS.attachmentChars);
      return read;
    };

function weigh(items: readonly unknown[], path: string, maxChars: number): void {
  if (items.length === 0 || JSON.stringify(items).length <= maxChars) return;
  throw new Misfit(path, isDevelopment ? `at most ${maxChars} characters` : 'list');
}
