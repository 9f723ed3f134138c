import type { Draft } from '@roompane/addin';

/** Where a link leads, as far as its address says. Nothing is fetched: a page that is only looked at learns of it. */
export interface Link {
  readonly href: string;
  /** As a person reads it, without `www.`. */
  readonly site: string;
  /** The last part of the path, in words; empty for the site itself. */
  readonly page: string;
  /** What to be careful about. */
  readonly warning?: string;
}

const ADDRESS = /https?:\/\/[^\s<>"'“”]+/giu;
const MOST_LINKS = 10;

/** The links of a draft, those in its text and those behind its words, each once. */
export function findLinks({ body }: Pick<Draft, 'body'>): readonly Link[] {
  const written = [...body.text.matchAll(ADDRESS)].map(([address]) => address.replace(/[.,;:!?)\]]+$/u, ''));
  const behind = body.spans.map(({ href = '' }) => href);
  const links = new Map<string, Link>();
  for (const address of [...behind, ...written]) {
    const link = readLink(address);
    if (link) links.set(link.href, link);
  }
  return [...links.values()].slice(0, MOST_LINKS);
}

function readLink(address: string): Link | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const warning = warningOf(url);
  return {
    href: url.href,
    site: url.host.replace(/^www\./, ''),
    page: readPage(url.pathname),
    ...(warning ? { warning } : {}),
  };
}

function readPage(path: string): string {
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(last).replace(/[-_+]+/g, ' ');
  } catch {
    return last;
  }
}

function warningOf({ protocol, username, hostname }: URL): string | undefined {
  if (username) return 'What stands before the @ is not the site.';
  if (hostname.split('.').some((label) => label.startsWith('xn--'))) return 'The name has letters of other scripts.';
  return protocol === 'http:' ? 'Not encrypted.' : undefined;
}
