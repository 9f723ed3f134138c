import { followTyping, rejectLacking, setTyping } from '@roompane/protocol';
import { OwnTyping } from '../own-typing.ts';
import { createTypingFeed } from '../typing-feed.ts';
import { type Act, callAct, streamAct } from './act.ts';
import type { ActedRoom } from './acted-room.ts';

/** Who is typing. @spec TY1 TY2 TY3 */
export function createTypingActs(acted: ActedRoom): readonly Act[] {
  const { capabilities } = acted.provider;
  const others = createTypingFeed(acted);
  const own = new OwnTyping(acted);
  return [
    streamAct(followTyping, () => others),
    callAct(setTyping, ({ isTyping }, { asker }) =>
      capabilities.typing === true ? own.set(isTyping, asker) : rejectLacking(capabilities, 'typing'),
    ),
  ];
}
