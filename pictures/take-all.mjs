// `npm run pictures:all`: every state in every theme, direction and density, narrow and wide, and the playground's scenes,
// for eyes. Nothing is compared; what comes is pictures/out/all/index.html.
import { rmSync } from 'node:fs';
import { root } from '../scripts/root.mjs';
import { write } from './accepted.mjs';
import { scenes, takePlayground } from './playground.mjs';
import { takeStates } from './states.mjs';
import { inStudio, shootAll } from './studio.mjs';

const folder = `${root}pictures/out/all/`;

const looks = /** @type {const} */ (['light', 'dark']).flatMap((theme) =>
  /** @type {const} */ (['ltr', 'rtl']).flatMap((dir) =>
    /** @type {const} */ (['comfortable', 'compact']).flatMap((density) =>
      [296, 400, 720].map((columnPx) => ({ theme, dir, density, columnPx })),
    ),
  ),
);

const { pictures, failures } = await inStudio((camera, site) => {
  const states = looks.map((look) => {
    const words = Object.values(look).join('-');
    const take = async () =>
      (await takeStates(camera, site, look)).map(({ name, png }) => ({ name: `${name}/${words}`, png }));
    return { name: words, take };
  });
  const playground = Object.entries(scenes).map(([name, scene]) => ({
    name,
    take: async () => [{ name: `playground/${name}`, png: await takePlayground(camera, site, scene) }],
  }));
  return shootAll([...states, ...playground]);
});

rmSync(folder, { recursive: true, force: true });
for (const { name, png } of pictures) write(`${folder}${name}.png`, png);

/** By what they show, each in all its looks. @type {Map<string, string[]>} */
const groups = new Map();
for (const { name } of pictures) {
  const [group = ''] = name.split('/');
  groups.set(group, [...(groups.get(group) ?? []), name]);
}
const draw = (/** @type {string} */ name) =>
  `<figure><figcaption>${name.split('/')[1]}</figcaption><img src="${name}.png" loading="lazy" /></figure>`;
const sections = [...groups].map(([group, names]) => `<h2>${group}</h2>\n${names.sort().map(draw).join('\n')}`);

write(
  `${folder}index.html`,
  `<!doctype html>
<meta charset="utf-8" />
<title>All pictures · Roompane</title>
<style>
  body { font: 13px/20px system-ui; background: #888; color: #fff; }
  figure { display: inline-block; margin: 0 16px 16px 0; vertical-align: top; }
  img { display: block; max-inline-size: 95vw; }
</style>
${sections.join('\n')}
`,
);
console.log(`${pictures.length} pictures: ${folder}index.html`);
for (const { name, error } of failures) console.error(`✖ ${name} could not be taken\n`, error);
process.exit(failures.length > 0 ? 1 : 0);
