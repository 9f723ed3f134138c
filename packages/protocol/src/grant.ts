/** What an add-in may hold, each with the sentence a person is shown: what the add-in will do, not what a scope is called. */
export const GRANTS = {
  'messages/read': 'Read messages in this room',
  'messages/post': 'Post messages as you',
  'roster/read': 'See who is here',
  'outgoing/intercept': 'Check your posts before they are sent',
  'outgoing/intercept-others': 'Check what other add-ins post for you',
} as const;

/** A permission an add-in holds. */
export type Grant = keyof typeof GRANTS;

export const GRANT_NAMES = Object.keys(GRANTS) as readonly Grant[];
