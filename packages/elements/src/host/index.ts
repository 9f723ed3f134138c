// What needs the host: panes, and questions. Classes and events; nothing is registered here. Adding a line is a public act.

export { OwnOriginEvent } from '../events/own-origin-event.ts';
export { PaneCloseEvent } from '../events/pane-close-event.ts';
export { type PaneState, PaneStateEvent } from '../events/pane-state-event.ts';
export type { Mount, PaneSession } from './session.ts';
export { RoomPane } from './room-pane/room-pane.ts';
export { askWith } from './room-question/ask-with.ts';
export { RoomQuestion } from './room-question/room-question.ts';
