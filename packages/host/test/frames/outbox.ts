// A chat client's page: a room of its own server, and the outbox that it shares with every page of this origin.
import { serveActs } from '../../../testing/src/session/tell.ts';
import { OutboxPage } from './outbox-page.ts';

serveActs(new OutboxPage());
