import type { Greeted } from '@roompane/bridge';
import { type Link, parseAs, parseGreeting } from '@roompane/protocol';

/** Takes the greeting of a host that is at the far end already. A host that refuses leaves it waiting. */
export function readWelcome(link: Link): Promise<Greeted> {
  return new Promise((resolve) => {
    const heard = new AbortController();
    const take = (arrival: string | undefined): void => {
      const welcome = parseAs(parseGreeting, JSON.parse(arrival ?? ''), 'envelope/invalid');
      heard.abort();
      if (welcome.type === 'welcome') resolve({ link, welcome });
    };
    link.listen(take, heard);
  });
}
