import 'strophe.js';

/** Makes an account in-band (XEP-0077), before anybody logs in. Importing strophe.js gives Node its WebSocket. */
export function register(url: string, account: { readonly user: string; readonly password: string }): Promise<void> {
  const socket = new WebSocket(url, 'xmpp');
  const { user, password } = account;
  return new Promise<void>((resolve, reject) => {
    const send = (text: string): void => socket.send(text);
    socket.onerror = (): void => reject(new Error('the server cannot be reached'));
    socket.onclose = (): void => reject(new Error('the server closed the stream'));
    socket.onopen = (): void =>
      send('<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="chat.localhost" version="1.0"/>');
    socket.onmessage = ({ data }: MessageEvent<unknown>): void => {
      const said = String(data);
      const fields = `<username>${user}</username><password>${password}</password>`;
      if (said.includes('features')) {
        send(`<iq xmlns="jabber:client" type="set" id="made"><query xmlns="jabber:iq:register">${fields}</query></iq>`);
      }
      if (!/<iq[^>]*made/.test(said)) return;
      if (/type=['"]result/.test(said)) resolve();
      else reject(new Error(said));
    };
  }).finally(() => {
    socket.onclose = null;
    socket.close();
  });
}
