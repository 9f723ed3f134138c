// An add-in that follows its room, and connects by itself. Its hello is sent before anybody learns that it can be told something.
import { serveActs } from '../../../testing/src/session/tell.ts';
import { ReadingPage } from './reading-page.ts';

serveActs(new ReadingPage());
