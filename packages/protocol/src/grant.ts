/** What a person is shown for each grant: what the add-in will do, not what a scope is called. */
export const GRANTS = {
  'messages/read': 'Read messages in this room',
  'messages/post': 'Post messages as you',
  'messages/react': 'React to messages as you',
  'messages/redact': 'Remove messages as you',
  'messages/mark-read': 'Mark messages as read for you',
  'files/attach': 'Send files as you',
  'roster/read': 'See who is here',
  'signals/exchange': 'Exchange signals with itself on other people’s screens',
  'people/identify': 'Recognise people in other rooms too',
  'rooms/find': 'Find rooms, and see which you follow',
  'rooms/follow': 'Follow and leave rooms for you',
  'rooms/enter': 'Use other rooms that you may enter, with the same rights as here',
  'outgoing/intercept': 'Check your posts before they are sent',
  'outgoing/intercept-others': 'Check what other add-ins post for you',
  'outgoing/observe': 'See your posts before they are sent',
  'outgoing/observe-others': 'See what other add-ins post for you before it is sent',
} as const;

/** A permission an add-in holds. */
export type Grant = keyof typeof GRANTS;

/** The names alone: an add-in has no use for the sentences. */
export const GRANT_NAMES: readonly Grant[] = [
  'messages/read',
  'messages/post',
  'messages/react',
  'messages/redact',
  'messages/mark-read',
  'files/attach',
  'roster/read',
  'signals/exchange',
  'people/identify',
  'rooms/find',
  'rooms/follow',
  'rooms/enter',
  'outgoing/intercept',
  'outgoing/intercept-others',
  'outgoing/observe',
  'outgoing/observe-others',
];
