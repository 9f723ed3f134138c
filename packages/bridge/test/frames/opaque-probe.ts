// Makes the channel itself, as an add-in does, and reports who it is to whoever mounted it.
const { port1, port2 } = new MessageChannel();
window.parent.postMessage('probe', '*', [port2]);
port1.postMessage(JSON.stringify({ origin: self.origin, href: location.href, isSecure: self.isSecureContext }));
