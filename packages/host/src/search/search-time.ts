/** How long one page of a search may take; its caller waits 15 s. @spec SE2 */
export const SEARCH_MS = 10_000;
