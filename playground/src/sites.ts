/**
 * The other loopback name. What is served under it is another site than this page, so that it can neither script the
 * page nor share its process.
 */
export function otherLoopback(hostname: string): string {
  return hostname === 'localhost' ? '127.0.0.1' : 'localhost';
}

/** Where the examples are served from. */
export function addinOrigin(page: Location): string {
  return `${page.protocol}//${otherLoopback(page.hostname)}:${import.meta.env['VITE_ADDIN_PORT']}`;
}
