const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** `https:`, or `http:` on the own machine: what else a server or a stranger names is not fetched. */
export function isFileUrl(text: string): boolean {
  const url = parse(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(text));
}

export function isLoopback(text: string): boolean {
  return LOOPBACK.includes(parse(text)?.hostname ?? '');
}

function parse(text: string): URL | undefined {
  if (text.length > 2_048 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username || url.password ? undefined : url;
}
