// Adding a line here is a public act.

// The provider
export { createLocalProvider, type LocalProvider, type LocalProviderOptions } from './local-provider.ts';
export { DEFAULT_DATABASE_NAME, type LocalDeployment } from './deployment.ts';

// Rooms and their members
export { type LocalMember, type LocalRoomDefinition, saveRoom } from './rooms.ts';
export { deleteDeployment } from './delete-deployment.ts';
