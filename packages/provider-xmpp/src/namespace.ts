/** What Roompane says beside a message's body. The README describes it. */
export const ROOMPANE = 'urn:roompane:message:0';

export const ARCHIVE = 'urn:xmpp:mam:2';
export const BOOKMARKS = 'urn:xmpp:bookmarks:1';
export const CAPS = 'http://jabber.org/protocol/caps';
export const CHAT_STATES = 'http://jabber.org/protocol/chatstates';
export const CORRECTION = 'urn:xmpp:message-correct:0';
export const DATA_FORM = 'jabber:x:data';
export const DELAY = 'urn:xmpp:delay';
export const DISCO_INFO = 'http://jabber.org/protocol/disco#info';
export const DISCO_ITEMS = 'http://jabber.org/protocol/disco#items';
export const DISPLAYED = 'urn:xmpp:mds:displayed:0';
export const FASTEN = 'urn:xmpp:fasten:0';
export const FILE = 'urn:xmpp:file:metadata:0';
export const FILE_SHARING = 'urn:xmpp:sfs:0';
export const FORWARD = 'urn:xmpp:forward:0';
export const HINTS = 'urn:xmpp:hints';
export const INVITATION = 'jabber:x:conference';
/** The account's own node of invitations that stand. */
export const INVITATIONS = 'urn:roompane:invitations:0';
export const LIMITS = 'urn:xmpp:stream-limits:0';
export const MEDIA_SHARING = 'urn:xmpp:sims:1';
export const MODERATION = 'urn:xmpp:message-moderate:1';
export const MODERATION_0 = 'urn:xmpp:message-moderate:0';
export const MUC = 'http://jabber.org/protocol/muc';
export const MUC_OWNER = 'http://jabber.org/protocol/muc#owner';
export const MUC_USER = 'http://jabber.org/protocol/muc#user';
export const OCCUPANT_ID = 'urn:xmpp:occupant-id:0';
export const OUT_OF_BAND = 'jabber:x:oob';
export const PING = 'urn:xmpp:ping';
export const PUBSUB = 'http://jabber.org/protocol/pubsub';
export const PUBSUB_EVENT = 'http://jabber.org/protocol/pubsub#event';
export const REACTIONS = 'urn:xmpp:reactions:0';
export const REFERENCE = 'urn:xmpp:reference:0';
export const REPLY = 'urn:xmpp:reply:0';
export const RESULT_SET = 'http://jabber.org/protocol/rsm';
export const RETRACTION = 'urn:xmpp:message-retract:1';
export const RETRACTION_0 = 'urn:xmpp:message-retract:0';
/** A word for the moment between the instances of an add-in. The README describes it. */
export const SIGNAL = 'urn:roompane:signal:0';
export const STANZA_ERROR = 'urn:ietf:params:xml:ns:xmpp-stanzas';
export const STANZA_ID = 'urn:xmpp:sid:0';
export const TIME = 'urn:xmpp:time';
export const UPLOAD = 'urn:xmpp:http:upload:0';
export const URL_DATA = 'http://jabber.org/protocol/url-data';
