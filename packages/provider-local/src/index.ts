// Adding a line here is a public act.

// The provider
export { createLocalProvider, type LocalProvider, type LocalProviderOptions } from './local-provider.ts';
export { DEFAULT_DATABASE_NAME, type LocalDeployment } from './deployment.ts';

// Rooms and their members
export { type LocalMember, type LocalRoomDefinition, saveRoom } from './rooms.ts';
export { deleteDeployment } from './delete-deployment.ts';

// The demo: a brokerage, a bot that posts its prices, and people who speak without a tab
export { seedDemo } from './demo/seed-demo.ts';
export { createSpeakers, type Speakers, type SpeakersOptions } from './speakers.ts';
export type { SpokenLine } from './append-lines.ts';
export { DEMO_PEOPLE, type DemoName } from './demo/people.ts';
export { DEMO_ROOMS } from './demo/rooms.ts';
export { RATES_BOT, type RatesBot, type RatesBotOptions, startRatesBot } from './rates/rates-bot.ts';
export type { Rate } from './rates/prices.ts';
