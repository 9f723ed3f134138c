// First import of every command: an old Node gets a sentence, not a syntax error from somewhere inside.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isRecentEnough = major > 20 || (major === 20 && minor >= 19);

if (!isRecentEnough) {
  console.error(`Roompane needs Node 20.19 or newer, and this is ${process.versions.node}. See https://nodejs.org`);
  process.exit(1);
}
