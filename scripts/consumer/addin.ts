import { connect, isRoompaneError } from '@roompane/addin';

try {
  const room = await connect({ hosts: ['https://chat.example'] });
  document.body.append(room.info.title);
  for await (const event of room.messages.live()) {
    if (event.type !== 'posted' || event.message.via) continue;
    const outcome = await room.post({ body: `Heard: ${event.message.body.text}` });
    document.body.append(` ${outcome.type}`);
  }
} catch (error) {
  document.body.append(isRoompaneError(error) ? error.code : String(error));
}
