// A plain `npm install` installs the tools only; this says how to go on. pnpm, which the two commands use, needs no hint.
if (!process.env.npm_config_user_agent?.startsWith('pnpm')) {
  console.log('\nRoompane: `npm start` opens the playground, `npm test` runs every check and test.\n');
}
