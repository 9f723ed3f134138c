/** Does what the test says, as an add-in that keeps the contract. */
export const honestPage = '/packages/host/test/frames/honest.html';
/** Does what the test says, whatever that is. */
export const hostilePage = '/packages/host/test/frames/hostile.html';
/** Embeds the page at `?src`, and is no host. */
export const embedderPage = '/packages/host/test/frames/embedder.html';
/** Says nothing at all. */
export const silentPage = '/packages/host/test/frames/silent.html';
/** Follows its room as an add-in should, and tells what it was given. */
export const readingPage = '/packages/host/test/frames/reading.html';
