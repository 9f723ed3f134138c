// `npm run wire:update`: writes the wire as it is spoken now into its literal. For changes that older builds skip, and
// versions that nobody speaks yet; scripts/wire.test.mjs says what else a change asks for.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { PROTOCOL_VERSIONS } from '../packages/protocol/src/index.ts';
import { describeWire } from './pins/describe-wire.mjs';
import { root } from './root.mjs';

const literal = `${root}scripts/pins/wire-version-${PROTOCOL_VERSIONS.max}.json`;
writeFileSync(literal, await format(JSON.stringify(describeWire()), { parser: 'json', printWidth: 120 }));
