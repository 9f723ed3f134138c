// An honest add-in that does what the test tells it to. With `?connect` it connects by itself, as most add-ins do.
import { serveActs } from '../../../testing/src/session/tell.ts';
import { HonestPage } from './honest-page.ts';

const page = new HonestPage();
if (new URLSearchParams(location.search).has('connect')) void page.connect();
serveActs(page);
