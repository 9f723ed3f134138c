const SCHEMES: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/** The address of a link as the browser would read it, or `undefined` where following it could be more than a visit. */
export function safeAddress(href: string | undefined): string | undefined {
  if (!href) return undefined;
  try {
    const url = new URL(href);
    return SCHEMES.has(url.protocol) ? url.href : undefined;
  } catch {
    // Not an absolute address, so not a link: a relative one would lead into the host's own pages.
    return undefined;
  }
}
