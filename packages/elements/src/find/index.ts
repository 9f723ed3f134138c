// What finds messages and rooms: classes and events; nothing is registered here. Adding a line is a public act.

export { MessageFoundEvent } from '../events/message-found-event.ts';
export { RoomChosenEvent } from '../events/room-chosen-event.ts';
export { RoomsUnreadEvent } from '../events/rooms-unread-event.ts';
export type { EnterListedRoom } from './room-list/entered-rooms.ts';
export { RoomList } from './room-list/room-list.ts';
export { RoomSearch } from './room-search/room-search.ts';
