/** Answers whatever comes over a raw port, at once. */
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => port1.postMessage({ type: 'pass' });
parent.postMessage('hello', '*', [port2]);
