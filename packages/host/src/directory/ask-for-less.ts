import { MAX_RESULT_CHARS } from '../room/acts/one-envelope.ts';

/**
 * A page that fits one envelope, of a server that pages by a limit: where it is too long the server is asked for half as
 * much, so that its `next` leads on without a hole. One item always fits. @spec DI1 SE1
 */
export async function askForLess<Page>(ask: (limit: number) => Promise<Page>, limit: number): Promise<Page> {
  for (let most = limit; ; most >>= 1) {
    const page = await ask(most);
    if (most <= 1 || JSON.stringify(page).length <= MAX_RESULT_CHARS) return page;
  }
}
