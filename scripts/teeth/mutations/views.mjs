// Who is who, for those who may not know it.

const view = 'packages/host/src/view/view.test.ts';

/** @type {readonly import('../mutations.mjs').Mutation[]} */
export const views = [
  {
    name: 'the pseudonym of an author',
    file: 'packages/host/src/view/rename-people.ts',
    find: 'return { ...message, author: renamePerson(message.author, rename), body',
    replace: 'return { ...message, body',
    runner: 'node',
    test: view,
    title: '[VW1] is by pseudonyms in all that it is given',
  },
  {
    name: 'methods that nobody has looked through',
    file: 'packages/host/src/view/view.ts',
    find: "if (!people) throw new RoompaneError('call/denied', { data: { grant: 'people/identify', method: name } });\n  return people;",
    replace: "if (people) return people;\n  return new RoompaneError('call/denied') as PeopleIn;",
    runner: 'node',
    test: view,
    title: '[VW1] is denied for a method that nobody has looked through',
  },
  {
    name: 'the secret of a room',
    file: 'packages/host/src/view/room-secret.ts',
    find: '`roompane/pseudonyms/${roomId}`',
    replace: '`roompane/pseudonyms`',
    runner: 'node',
    test: 'packages/host/src/view/pseudonyms.test.ts',
    title: '[VW2] are the same for the same id, and others in another room',
  },
  {
    name: 'ids that were not shown',
    file: 'packages/host/src/view/view.ts',
    find: 'const read: Rename = (id) => pseudonyms.idBehind(id);',
    replace: 'const read: Rename = (id) => pseudonyms.idBehind(id) ?? id;',
    runner: 'node',
    test: view,
    title: '[VW3] takes any other id for nobody',
  },
  {
    name: 'streams that show people as they are',
    file: 'packages/host/src/session/serve-stream.ts',
    find: "[...own, 'people/identify']",
    replace: 'own',
    runner: 'node',
    test: 'packages/host/src/session/room-service.test.ts',
    title: '[VW4] hangs streams that show people',
  },
];
