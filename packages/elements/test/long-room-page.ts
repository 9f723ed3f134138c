// One list over a room of any length, for eyes and for measures: /packages/elements/test/long-room.html
// ?messages=100000 as many there are, ?kept=20000 as many are kept, ?rate=1000 so many come a second. `stage` is the console's.
import '../src/room-messages/define.ts';
import { LongRoom } from './long-room.ts';

const query = new URLSearchParams(location.search);
const number = (name: string, otherwise: number): number => Number(query.get(name) ?? otherwise);

const room = new LongRoom(number('messages', 100_000));
const list = Object.assign(document.createElement('room-messages'), {
  room,
  keptMessages: number('kept', 20_000),
});
document.body.append(list);

/** Lets messages come, at an even rate, until the page is left. */
function flood(perSecond: number): void {
  const beginMs = performance.now();
  let given = 0;
  const tick = new MessageChannel();
  tick.port1.onmessage = () => {
    const due = Math.floor(((performance.now() - beginMs) * perSecond) / 1_000);
    if (due > given) room.long.grow(due - given);
    given = due;
    void scheduler.postTask(() => tick.port2.postMessage(null), { delay: 4 });
  };
  tick.port2.postMessage(null);
}

const rate = number('rate', 0);
if (rate > 0) flood(rate);

Object.assign(globalThis, { stage: { room, list, flood } });
