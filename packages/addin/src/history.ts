// `@roompane/addin/history`: what few need costs only those.

export { history } from '@roompane/protocol';
export type { HistoryOptions, LogPage } from '@roompane/protocol';
