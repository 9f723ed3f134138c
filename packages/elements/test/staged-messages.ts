import { html } from 'lit';
import { type FakeMessageInput, type FakeRoom, ManualClock } from '@roompane/testing';
import '../src/room-messages/define.ts';
import type { RoomMessages } from '../src/index.ts';
import { at } from './demo-room.ts';
import { all, drawn, onStage, one, until, wordsOf } from './on-stage.ts';

export async function stageMessages(room: FakeRoom, clock = new ManualClock(at(11, 0))): Promise<RoomMessages> {
  const element = await onStage<RoomMessages>(
    html`<room-messages style="flex: 1" .room=${room} .clock=${clock}></room-messages>`,
  );
  await until(() => all(element, '.msg, .center').length);
  await drawn();
  return element;
}

export const numbered = (count: number): FakeMessageInput[] =>
  Array.from({ length: count }, (_, index) => ({
    body: `number ${index}`,
    postedAtEpochMs: at(9, 0) + index * 400_000,
  }));

/** The words of the messages that are drawn. */
export const texts = (element: RoomMessages): string[] => all(element, '.text').map(wordsOf);
export const log = (element: RoomMessages): HTMLElement => one(element, '.log');

export const fromEndPx = (element: RoomMessages): number => {
  const { scrollHeight, scrollTop, clientHeight } = log(element);
  return scrollHeight - scrollTop - clientHeight;
};

/** The words of the messages that a reader sees, in part at least. */
export const inSight = (element: RoomMessages): string[] => {
  const edge = log(element).getBoundingClientRect();
  const rows = all(element, '.row').filter((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > edge.top && top < edge.bottom;
  });
  return rows.map((row) => wordsOf(row.querySelector('.text')));
};

/** What was asked for is drawn, measured and in its place: the frame in which that happens is over. */
export async function painted(): Promise<void> {
  await drawn();
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export async function scrollTo(element: RoomMessages, topPx: number): Promise<void> {
  log(element).scrollTop = topPx;
  await painted();
}

/** Where the row with these words stands, in pixels below the upper edge of the list. */
export const placeOf = (element: RoomMessages, words: string): number => {
  const row = all(element, '.msg').find((each) => wordsOf(each).endsWith(words))!;
  return Math.round(row.getBoundingClientRect().top - log(element).getBoundingClientRect().top);
};
