/**
 * Could the two share a process? Equal host names, or equal last two labels. Sound without a list of public suffixes, and
 * refuses a little too much: two customers of one hosting domain count as one site. @spec EY3
 */
export function isSameSite(a: string, b: string): boolean {
  return a === b || (siteOf(a) === siteOf(b) && siteOf(a) !== undefined);
}

/** The last two labels of a name; addresses are sites of their own. */
function siteOf(hostname: string): string | undefined {
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return undefined;
  const labels = hostname.split('.');
  return labels.length < 2 ? undefined : labels.slice(-2).join('.');
}
