// What the demo's server needs beside its provider. It is loaded while the page draws itself first.

export { createOutbox } from '@roompane/host';
export { withLine } from '@roompane/testing/faults';
export { seedDemo, startRatesBot } from '@roompane/provider-local';
