import type { ErrorCode } from './error-code.ts';

/**
 * What a developer reads: the reason, then what to do. Development builds only; production has the code, its data and
 * the anchor in `docs/errors.md`.
 */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, string>> = {
  'argument/invalid': 'An argument has the wrong shape. Pass what the documentation of the function describes.',
  'connection/not-framed':
    'This page is not in a frame, so there is no host to connect to. Open it in a pane: `npm start` has a playground.',
  'connection/host-not-allowed':
    'The page that embeds this add-in is not among `hosts`. Add its exact origin to the `hosts` of connect().',
  'connection/host-silent':
    'The page that embeds this frame did not answer. Check that it mounts the add-in with Roompane, and that `hosts` names its origin.',
  'connection/addin-silent':
    'The frame loaded, but the add-in never said hello. The likely causes: its server sends no CORS header, so the scripts of a sandboxed frame are blocked, or it does not call connect().',
  'connection/refused': 'The host refused this add-in. `data.reason` says why.',
  'connection/version-unsupported':
    'Host and add-in share no version of the protocol. Update the older one; `data` has both ranges.',
  'connection/timed-out': 'The host answered that the room is not ready, and it stayed so. Try again later.',
  'connection/closed': 'The session has ended, and what was pending ended with it. Call connect() again.',
  'connection/replaced': 'A newer document or a newer mount took over this session. Use the newer one.',
  'connection/navigated-away': 'The frame went to a page without the token of its mount. Mount the add-in again.',
  'connection/frame-readable':
    'The frame shares the origin of the host, so the sandbox would not hold; it was removed. Serve the add-in from another site.',
  'call/unknown-method': 'The other side has no such method. Probe it first with room.supports(name).',
  'call/denied':
    'The add-in does not hold the grant that this call needs. Ask for `data.grant` in the manifest, and check room.me.can(grant).',
  'call/invalid-params': 'The other side could not read the parameters. `data.path` and `data.expected` say which.',
  'call/invalid-result':
    'The other side answered with something else than the contract promises. Report it to its maker.',
  'call/timed-out': 'No answer came within the deadline. Try again, or look whether the other side is busy.',
  'call/aborted': 'The caller took the call back. There is nothing to do.',
  'call/failed': 'The other side failed while it answered. Its own log has the cause.',
  'envelope/invalid': 'A string on the port was not an envelope. Both sides must speak docs/SPEC.md.',
  'limit/exceeded':
    'A limit of the contract is exceeded. `data.limit` names it, `data.max` and `data.unit` say how much is allowed.',
  'limit/abusive': 'The add-in went on after many refusals, or sent what no add-in sends; its session was closed.',
  'manifest/invalid': 'The manifest has a wrong or missing field. `data.path` and `data.expected` say which.',
  'entry/not-allowed':
    'This address cannot be mounted. Use https:, or http: on a loopback name, without user name and password, on another site than the host.',
  'feature/unsupported': 'This host or chat server does not do that. Look at room.supports(name) first.',
  'log/cursor-unknown': 'The room has no such place in its log. Start from the latest messages.',
  'message/not-found': 'There is no such message in this room, or it was removed. Nothing was changed.',
  'message/forbidden':
    'The message is somebody else’s. Its author may change it; its author and managers of the room may remove it.',
  'room/not-found': 'There is no such room, or you may not know of it. Check the id of the room.',
  'room/members-only': 'Only its members may enter this room. Ask a manager of the room to be added.',
  'room/not-joined': 'You are not in this room. Join it first.',
  'room/removed': 'The server put you out of this room. `data.reason` says why, where it is known.',
  'room/read-only': 'Your role in this room may read but not post. Ask a manager of the room for the right to post.',
  'provider/unavailable': 'The chat server cannot be reached. It is tried again; nothing was lost.',
  'provider/storage-full':
    'The browser has no room left for messages. Free space or delete old rooms; the draft is kept.',
  'provider/storage-blocked':
    'Another tab holds an older version of the message store open. Close or reload that tab, then try again.',
};
