import { parseManifest } from '@roompane/protocol';
import type { Addin } from './addin.ts';
import type { IconName } from './icons.ts';
import { addinOrigin } from './sites.ts';

// A new example needs its folder and no line here.
const manifests = import.meta.glob<object>('../../examples/*/manifest.json', { eager: true, import: 'default' });

const icons = new Map<string, IconName>([
  ['market-feed', 'market'],
  ['trade-guard', 'guard'],
  ['ethical-wall', 'wall'],
  ['translator', 'translate'],
  ['spell-check', 'spell'],
  ['confirm-broadcast', 'mega'],
  ['link-preview', 'link'],
  ['meeting-key', 'key'],
]);

/** What runs when the playground opens: prices beside a room and a guard in the way of its posts. The others change or ask more. */
const first = ['market-feed', 'trade-guard'];

const rankOf = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);

/** The examples of the repository, from the site that serves add-ins. They hold what their manifests ask for. */
export const EXAMPLES: readonly Addin[] = Object.entries(manifests)
  .map(([path, written]) => ({ name: path.split('/').at(-2) ?? path, written }))
  .sort((one, other) => rankOf(one.name) - rankOf(other.name))
  .map(({ name, written }) => {
    const entry = `${addinOrigin(location)}/examples/${name}/index.html`;
    const manifest = parseManifest({ ...written, entry });
    const startsWith = [...manifest.requires, ...(manifest.wants ?? [])];
    return { key: name, isExample: true, manifest, icon: icons.get(name) ?? 'side', startsWith };
  });

/** Those that run from the start. */
export const FIRST_EXAMPLES: readonly Addin[] = EXAMPLES.filter(({ key }) => first.includes(key));
