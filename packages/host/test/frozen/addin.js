// What is frozen with each version: an add-in as a stranger writes one, that uses all there is and says in the room what it
// saw. `npm run freeze` bundles it with the packed package; packages/host/test/frozen-builds.frames.test.ts talks to the
// bundles. Change it only together with what the test expects of the builds made from then on.
import { block, confirm, connect, pass, replace } from '@roompane/addin';

const room = await connect();
const say = (text) => room.post({ body: text });

room.addEventListener('appearance-changed', ({ now }) => say(`The theme is ${now.theme}`));
room.addEventListener('info-changed', ({ now }) => say(`The title is ${now.title}`));
room.addEventListener('grants-changed', ({ now }) => say(`Grants are ${now.join(' ')}`));

await room.outgoing.intercept(async (draft, { progress }) => {
  const { text } = draft.body;
  if (text === 'stop') return block({ reason: 'You said stop', fix: { ...draft, body: 'go' } });
  if (text === 'ask') return confirm({ question: 'Really?' });
  if (text === 'slow') progress('Still at it');
  return text === 'loud' ? replace({ ...draft, body: 'LOUD' }, { reason: 'Louder' }) : pass();
});

const { info, me, appearance, openReason } = room;
await say(`In ${info.title} as ${me.name}, ${me.role}, ${appearance.theme}, ${openReason}, origin ${self.origin}`);

async function follow() {
  try {
    for await (const event of room.messages.live()) {
      if (event.type === 'caught-up') await say('Caught up');
      else if (event.type !== 'posted') await say(`Heard ${event.type}`);
      else if (!event.message.via) await answer(event.message.body.text);
    }
  } catch (error) {
    await say(`Stopped following: ${error.code}`);
  }
}

let flooded = 0;

async function answer(text) {
  if (text === 'drop') flooded += 1;
  else if (text === 'over') await say(`Heard ${flooded} drops`);
  else if (text === 'count') {
    let count = 0;
    for await (const page of room.messages.history({ limit: 2 })) count += page.events.length;
    await say(count > 2 ? 'Read more than a page' : 'Read too little');
  } else if (text === 'who') {
    for await (const event of room.roster.live()) {
      if (event.type === 'snapshot') await say(`Here are ${event.entries.map(({ person }) => person.name).join()}`);
      break;
    }
  } else if (text === 'long') {
    const outcome = await say('x'.repeat(9_000));
    await say(`Long is ${outcome.type}: ${outcome.code}`);
  } else if (text === 'lost') {
    const page = room.messages.older({ before: 'nowhere' });
    await page.catch((error) => say(`Nowhere is ${error.code}`));
  } else if (text === 'bye') room.close();
  else await say(`Heard ${text}`);
}

await follow();
