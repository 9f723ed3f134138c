/** What makes one kind of development server send the header that an opaque frame's module scripts need. */
export interface ServerFix {
  readonly id: string;
  readonly label: string;
  /** Where the lines belong. */
  readonly place: string;
  readonly lines: string;
}

const HEADER = 'Access-Control-Allow-Origin';

export const SERVER_FIXES: readonly ServerFix[] = [
  {
    id: 'vite',
    label: 'Vite',
    place: 'In vite.config.js',
    lines: `export default {\n  server: { cors: { origin: '*' } },\n};`,
  },
  {
    id: 'webpack',
    label: 'webpack',
    place: 'In webpack.config.js',
    lines: `devServer: {\n  headers: { '${HEADER}': '*' },\n},`,
  },
  {
    id: 'static',
    label: 'serve',
    place: 'On the command line',
    lines: 'npx serve --cors\nnpx http-server --cors',
  },
  { id: 'other', label: 'Other', place: 'As a header of each answer', lines: `${HEADER}: *` },
];
