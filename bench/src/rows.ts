/** How a measure's figures are written, in the order of the table. */
export interface Row {
  readonly measure: string;
  readonly title: string;
  readonly unit: 'µs' | 'ms' | '/s' | 'B' | '×' | '';
  /** More is better: a throughput. */
  readonly isMoreBetter?: boolean;
}

export const ROWS: readonly Row[] = [
  { measure: 'call', title: 'call', unit: 'µs' },
  { measure: 'calls-at-once', title: '60 calls at once', unit: '/s', isMoreBetter: true },
  { measure: 'stream/at-once', title: 'stream, flooded', unit: '/s', isMoreBetter: true },
  { measure: 'host-busy/at-once', title: '– host busy a message', unit: 'µs' },
  { measure: 'frame-busy/at-once', title: '– frame busy a message', unit: 'µs' },
  { measure: 'longest-task', title: '– longest task in the frame', unit: 'ms' },
  { measure: 'stream/one-per-task', title: 'stream, one a task', unit: '/s', isMoreBetter: true },
  { measure: 'host-busy/one-per-task', title: '– host busy a message', unit: 'µs' },
  { measure: 'frame-busy/one-per-task', title: '– frame busy a message', unit: 'µs' },
  { measure: 'handshake', title: 'handshake', unit: 'ms' },
  { measure: 'fan-out', title: 'fan-out to 16 frames', unit: '/s', isMoreBetter: true },
  { measure: 'history/all', title: 'history of 10,000, fastest way', unit: 'ms' },
  { measure: 'history/pages', title: 'history of 10,000, pages of 256', unit: 'ms' },
  { measure: 'bytes', title: 'in the frame’s bundle, gzip', unit: 'B' },
];

/** What is Roompane’s alone: batches, the way out, the list, the local store. */
export const OWN_ROWS: readonly Row[] = [
  { measure: 'batch-events', title: 'most events in a batch', unit: '' },
  { measure: 'batch-chars', title: 'most characters of events in a batch', unit: '' },
  { measure: 'outgoing/none', title: 'a post, with no add-in in its way', unit: 'ms' },
  { measure: 'outgoing/one', title: '– added by one that lets it pass', unit: 'ms' },
  { measure: 'outgoing/one/raw', title: '– a draft there and back over a raw port', unit: 'ms' },
  { measure: 'outgoing/one/calls', title: '– added above that, in calls of an add-in', unit: '×' },
  { measure: 'outgoing/ten', title: '– added by ten, one after another', unit: 'ms' },
  { measure: 'outgoing/ten/raw', title: '– a draft there and back over ten raw ports', unit: 'ms' },
  { measure: 'outgoing/ten/calls', title: '– added above that, in calls of an add-in', unit: '×' },
  { measure: 'list/scroll', title: 'list of 100,000, a frame while scrolling', unit: 'ms' },
  { measure: 'list/scroll-95', title: '– 95 of 100 frames take no longer than', unit: 'ms' },
  { measure: 'list/scroll-longest', title: '– the longest frame', unit: 'ms' },
  { measure: 'list/scroll-over', title: '– frames over 8 ms', unit: '' },
  { measure: 'list/scroll/clock', title: 'the same by the clock, with what the machine did beside it', unit: 'ms' },
  { measure: 'list/scroll/clock-95', title: '– 95 of 100 frames take no longer than', unit: 'ms' },
  { measure: 'list/scroll/clock-longest', title: '– the longest frame', unit: 'ms' },
  { measure: 'list/scroll/clock-over', title: '– frames over 8 ms', unit: '' },
  { measure: 'list/arrive', title: 'list of 100,000, a frame while 1,000 a second arrive', unit: 'ms' },
  { measure: 'list/nodes', title: 'list of 100,000, elements in the document', unit: '' },
  { measure: 'playground/first/paint', title: 'playground, first visit: first paint', unit: 'ms' },
  { measure: 'playground/first/readable', title: '– messages can be read', unit: 'ms' },
  { measure: 'playground/later/paint', title: 'playground, later visit: first paint', unit: 'ms' },
  { measure: 'playground/later/readable', title: '– messages can be read', unit: 'ms' },
  ...['1,000', '10,000', '100,000'].flatMap((size): Row[] => [
    { measure: `store/${size}/newest`, title: `store of ${size}: newest 50`, unit: 'ms' },
    { measure: `store/${size}/anywhere`, title: `store of ${size}: 50 anywhere`, unit: 'ms' },
    { measure: `store/${size}/unread`, title: `store of ${size}: reading on, and what is unread`, unit: 'ms' },
    { measure: `store/${size}/post`, title: `store of ${size}: a post`, unit: 'ms' },
    { measure: `store/${size}/join`, title: `store of ${size}: joining`, unit: 'ms' },
  ]),
];
