import type { Connect } from '../../page/contestant.ts';

export const connect: Connect = () => {
  const nothing = () => Promise.reject(new Error('A bare frame has no room.'));
  return Promise.resolve({
    readPage: () => Promise.resolve({ events: [], start: '', end: '', isFirst: true, isLast: true }),
    follow: nothing,
    readAll: nothing,
  });
};
