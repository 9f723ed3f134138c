import { connect, isRoompaneError } from '@roompane/addin';
import { search } from '@roompane/addin/search';
import { unread } from '@roompane/addin/unread';

try {
  const room = await connect({ hosts: ['https://chat.example'] });
  document.body.append(room.info.title);
  // Entries of their own over the same room: what they share with the first is there once.
  await search(room, { limit: 1 });
  for await (const { count } of unread(room).live()) {
    console.log(`${count} unread`);
    break;
  }
  for await (const event of room.messages.live()) {
    if (event.type !== 'posted' || event.message.via) continue;
    const outcome = await room.post({ body: `Heard: ${event.message.body.text}` });
    document.body.append(` ${outcome.type}`);
  }
} catch (error) {
  document.body.append(isRoompaneError(error) ? error.code : String(error));
}
