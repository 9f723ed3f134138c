// One whole value of everything that travels: each field that there is, optional ones too.

const person = { id: 'priya', name: 'Priya Raman', kind: 'user' };
const via = { id: 'guard', name: 'Trade guard' };
const span = { type: 'link', offset: 0, length: 3, href: 'https://chat.example/', target: 'priya' };
const body = { text: 'Bid', spans: [span] };
const attachment = { id: 'f1', name: 'rates.csv', mediaType: 'text/csv', bytes: 3, url: 'https://chat.example/f1' };
const written = {
  kind: 'story',
  importance: 'high',
  title: 'London',
  body,
  data: { price: 1 },
  attachments: [attachment],
  replyTo: 'm0',
};
const draft = { ...written, key: 'k1' };
const wants = { kinds: ['story'], importances: ['high'], actions: ['edit'], contains: ['usd'] };
const message = {
  id: 'm1',
  ...written,
  author: person,
  via,
  postedAtEpochMs: 1,
  editedAtEpochMs: 2,
  isRedacted: false,
  key: 'k1',
};
const at = { cursor: 'c1', messageId: 'm1' };
const error = { code: 'call/failed', message: 'Failed', data: { why: 'test' } };

const info = {
  id: 'fx',
  title: 'FX desk',
  description: '',
  topic: 'Fixing at 16:00',
  kind: 'regular',
  privacy: 'open',
  limits: { messageBytes: 1, storyBytes: 1 },
};

const context = {
  info,
  me: { ...person, role: 'member', may: ['messages/read'] },
  appearance: { theme: 'light', density: 'compact', locale: 'en', direction: 'ltr' },
  grants: ['messages/read'],
  openReason: 'user',
  connection: 'online',
  areClocksHeld: false,
};

const logEvents = {
  posted: { type: 'posted', cursor: 'c1', message },
  edited: { type: 'edited', ...at, body, title: 'London', atEpochMs: 1 },
  redacted: { type: 'redacted', ...at, atEpochMs: 1 },
  reacted: { type: 'reacted', ...at, personId: 'priya', reaction: '👍', isOn: true },
};

export const hello = { type: 'roompane/hello', versions: { min: 1, max: 1 }, token: 't', isLoadDue: true };

export const greetings = {
  welcome: { type: 'welcome', version: 1, context, methods: ['messages/post'], limits: { spans: 1 } },
  wait: { type: 'wait' },
  refuse: { type: 'refuse', error },
};

export const envelopes = {
  call: { type: 'call', id: 1, method: 'messages/post', params: {} },
  reply: { type: 'reply', id: 1, result: {}, error },
  error: { type: 'error', error },
  cancel: { type: 'cancel', id: 1 },
  batch: { type: 'batch', id: 1, seq: 1, events: [{}] },
  ack: { type: 'ack', id: 1, seq: 1 },
  ping: { type: 'ping', id: 1 },
  pong: { type: 'pong', id: 1 },
  bye: { type: 'bye', error },
};

/** Of each method its parameters, and what it answers: results or events, by their kinds where there are several. */
export const methods = {
  'messages/read-page': {
    params: { limit: 1, before: 'c1' },
    results: { page: { events: Object.values(logEvents), start: 'c1', end: 'c1', isFirst: true, isLast: true } },
  },
  'messages/follow': {
    params: { after: 'c1' },
    events: { ...logEvents, gap: { type: 'gap', after: 'c1' }, 'caught-up': { type: 'caught-up' } },
  },
  'messages/post': {
    params: draft,
    results: {
      posted: { type: 'posted', message, trail: [] },
      blocked: { type: 'blocked', by: via, byUser: true, reason: '', fix: draft, failure: 'late', draft, trail: [] },
      failed: { type: 'failed', code: 'call/failed', reason: '', isRetryable: false, draft, trail: [] },
    },
  },
  'roster/follow': {
    params: {},
    events: {
      snapshot: {
        type: 'snapshot',
        entries: [{ person, role: 'member', presence: 'active', isSelf: false }],
        count: 1,
        isTruncated: false,
      },
      set: { type: 'set', entry: { person, role: 'member', presence: 'active', isSelf: false }, count: 1 },
      left: { type: 'left', personId: 'priya', count: 1 },
    },
  },
  'context/follow': { params: {}, events: { context } },
  'outgoing/intercept': { params: { includeOwn: true, wants }, results: {} },
  'outgoing/observe': {
    params: { includeOwn: true, wants },
    events: {
      entered: { type: 'entered', draftId: '1', draft, via },
      ended: { type: 'ended', draftId: '1', ending: 'posted', messageId: 'm1' },
      missed: { type: 'missed' },
    },
  },
  'messages/redact': { params: { messageId: 'm1' }, results: {} },
  'messages/react': { params: { messageId: 'm1', reaction: '👍', isOn: true }, results: {} },
  'messages/search': {
    params: {
      words: 'bid',
      phrase: 'bid side',
      authorIds: ['priya'],
      fromEpochMs: 1,
      toEpochMs: 2,
      order: 'newest-first',
      limit: 1,
      after: 'p1',
    },
    results: { page: { found: [{ message, cursor: 'c1' }], total: 1, isComplete: true, next: 'p1' } },
  },
  'messages/mark-read': { params: { upTo: 'c1' }, results: {} },
  'unread/follow': { params: {}, events: { state: { count: 1, isAtLeast: false, readUpTo: 'c1' } } },
  'typing/follow': { params: {}, events: { state: { people: [person] } } },
  'typing/set': { params: { isTyping: true }, results: {} },
  'signals/follow': { params: {}, events: { signal: { from: person, data: { row: 3 }, missed: 0 } } },
  'signals/send': { params: { data: { row: 3 } }, results: {} },
  'rooms/find': {
    params: { text: 'fx', within: 'title', limit: 1, after: 'p1' },
    results: { page: { rooms: [info], next: 'p1' } },
  },
  'rooms/read-info': { params: { roomId: 'fx' }, results: { info } },
  'rooms/follow-followed': { params: {}, events: { state: { rooms: [info], isTruncated: false } } },
  'rooms/follow': { params: { roomId: 'fx' }, results: {} },
  'rooms/unfollow': { params: { roomId: 'fx' }, results: {} },
  'rooms/follow-invitations': {
    params: {},
    events: { state: { invitations: [{ room: info, by: person, reason: 'r', atEpochMs: 1 }] } },
  },
  'rooms/decline': { params: { roomId: 'fx' }, results: {} },
  'rooms/get': { params: { roomId: 'fx' }, results: { context } },
  'rooms/release': { params: { roomId: 'fx' }, results: {} },
  'rooms/call': { params: { roomId: 'fx', method: 'messages/post', params: {} }, results: {} },
  'rooms/stream': { params: { roomId: 'fx', method: 'messages/follow', params: {} }, events: {} },
  'clock/read': { params: {}, results: { clock: { offsetMs: 1 } } },
  'files/begin': { params: { name: 'a', mediaType: 'text/csv', bytes: 3 }, results: { upload: { uploadId: 'u1' } } },
  'files/append': { params: { uploadId: 'u1', data: 'YWJj' }, results: {} },
  'files/send': {
    params: { uploadId: 'u1' },
    events: {
      progress: { type: 'progress', sentBytes: 1, totalBytes: 3 },
      sent: { type: 'sent', attachment },
    },
  },
  'files/drop': { params: { uploadId: 'u1' }, results: {} },
  'files/read': { params: attachment, events: { piece: { data: 'YWJj' } } },
  'outgoing/release': { params: {}, results: {} },
  'outgoing/progress': { params: { checkId: 'c', text: 'still at it' }, results: {} },
  'outgoing/check': {
    params: { checkId: 'c', draft, via },
    results: {
      pass: { type: 'pass' },
      replace: { type: 'replace', draft, reason: 'r' },
      block: { type: 'block', reason: 'r', fix: draft },
      confirm: { type: 'confirm', question: 'q' },
    },
  },
};
