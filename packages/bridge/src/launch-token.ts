const parameter = /#\S*[?&]roompane=([^&\s]*)/;

/** 128 random bits, new for each mount. @spec HS5 */
export function createLaunchToken(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** The entry with the token behind its own fragment, so that a hash router finds its route where it expects it. @spec HS5 */
export function withLaunchToken(entry: URL, token: string): string {
  const { href, hash } = entry;
  if (!hash) return `${href.replace(/#$/, '')}#?roompane=${token}`;
  return `${href}${hash.includes('?') ? '&' : '?'}roompane=${token}`;
}

/** The token in the first of these addresses, apart by blanks, that has one; its last, since ours stands behind the entry's own. */
export function readLaunchToken(address: string): string {
  return parameter.exec(address)?.[1] ?? '';
}
