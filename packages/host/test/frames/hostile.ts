// An add-in that does what the test tells it to, whatever that is. Taken from its file: a frame loads what it needs.
import { HostilePage } from '../../../testing/src/session/hostile-page.ts';
import { serveActs } from '../../../testing/src/session/tell.ts';

serveActs(new HostilePage());
