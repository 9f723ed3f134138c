// Which custom properties an element reads, and what each is for. Nobody writes that list by hand: the styles have it.

/** @typedef {{ name: string, description?: string, default?: string }} Token */

/** Each token with its value and what it is for: the comment beside it, or the heading above it. @param {string} css */
export function readTokens(css) {
  /** @type {Map<string, Token>} */
  const tokens = new Map();
  let heading = '';
  for (const line of css.split('\n')) {
    heading = /^\s*\/\* -+ ([^*]+?)[ -]*\*\/$/.exec(line)?.[1] ?? heading;
    const [, name, value, comment] = /^\s*(--rp-[\w-]+):\s*([^;]*);?(?:\s*\/\*\s*(.*?)\s*\*\/)?/.exec(line) ?? [];
    if (!name || tokens.has(name)) continue;
    tokens.set(name, { name, description: comment ?? heading, ...(value ? { default: value } : {}) });
  }
  return tokens;
}

/** @param {unknown} styles what a Lit class has as its styles @returns {string} */
const cssOf = (styles) => (Array.isArray(styles) ? styles.map(cssOf).join('\n') : String(styles));

/**
 * The tokens that these styles read. What the author of the class says of one comes first.
 * @type {(styles: unknown, given: { told: readonly Token[], tokens: ReadonlyMap<string, Token> }) => Token[]}
 */
export function tokensOf(styles, { told, tokens }) {
  const names = new Set([...cssOf(styles).matchAll(/var\((--rp-[\w-]+)/g)].map(([, name = '']) => name));
  const unread = told.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  if (unread.length > 0) throw new Error(`${unread.join(', ')}: documented, but read by no style of the element.`);
  return [...names].sort().map((name) => ({ ...tokens.get(name), ...told.find((token) => token.name === name), name }));
}
