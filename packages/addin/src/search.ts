// `@roompane/addin/search`: what few need costs only those.

export { search } from '@roompane/protocol';
export type { Abortable, FoundMessage, MessageQuery, SearchOrder, SearchPage } from '@roompane/protocol';
