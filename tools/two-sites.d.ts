/** Where a browser test's own page and its add-ins are served from: two sites, not only two origins. */
declare module 'virtual:two-sites' {
  /** The origin of the page that a test runs in. */
  export const hostOrigin: string;
  /** The origin that serves the same files on another site, readable by opaque frames. */
  export const addinOrigin: string;
}
