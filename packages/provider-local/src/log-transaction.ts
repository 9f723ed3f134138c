import type { WriteTransaction } from './write.ts';

/** What an act in a log may touch. All acts name the same stores, so that the browser runs them one after the other. */
export const LOG_STORES: ('rooms' | 'members' | 'log' | 'files')[] = ['rooms', 'members', 'log', 'files'];

export type LogTransaction = WriteTransaction<'rooms' | 'members' | 'log' | 'files'>;
