import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn on a grid of 16 with strokes of 1.4. */
const ICONS = {
  alert: svg`<path d="M8 2.4 14.2 13H1.8z" /><path d="M8 6.6v3M8 11.4h.01" />`,
  ask: svg`<circle cx="8" cy="8" r="6.2" /><path d="M6.2 6.2c.2-1 .9-1.6 1.8-1.6 1.1 0 1.9.7 1.9 1.7 0 1.5-1.9 1.5-1.9 2.9M8 11.4h.01" />`,
  bang: svg`<path d="M8 3v6.2M8 12.6h.01" stroke-width="1.9" />`,
  bot: svg`<rect x="2.6" y="5" width="10.8" height="8" rx="2.4" /><path d="M8 2.4V5M6 8.4v1.2M10 8.4v1.2" />`,
  chat: svg`<path d="M2.2 4.4a2 2 0 0 1 2-2h7.6a2 2 0 0 1 2 2v4.8a2 2 0 0 1-2 2H7.4L4.2 14v-2.8a2 2 0 0 1-2-2z" />`,
  check: svg`<path d="m3.2 8.5 3.2 3.2 6.4-7" />`,
  clip: svg`<path d="m13 7.4-5.2 5.2a3.2 3.2 0 0 1-4.6-4.6l5.4-5.4a2.1 2.1 0 0 1 3 3l-5.4 5.4a1 1 0 0 1-1.5-1.5l4.8-4.8" />`,
  copy: svg`<rect x="5.4" y="5.4" width="8.4" height="8.4" rx="1.8" /><path d="M10.6 5.4V4a1.8 1.8 0 0 0-1.8-1.8H4A1.8 1.8 0 0 0 2.2 4v4.8A1.8 1.8 0 0 0 4 10.6h1.4" />`,
  crash: svg`<path d="M9 1.8 3.6 9H8l-1 5.2L12.4 7H8z" />`,
  down: svg`<path d="m4.5 6.3 3.5 3.5 3.5-3.5" />`,
  edit: svg`<path d="M3 13h2.4l7-7a1.7 1.7 0 0 0-2.4-2.4l-7 7zM9 4.6 11.4 7" />`,
  fall: svg`<path d="M8 3v9.4M4.4 9 8 12.6 11.6 9" />`,
  file: svg`<path d="M9.2 1.9H4.6A1.6 1.6 0 0 0 3 3.5v9a1.6 1.6 0 0 0 1.6 1.6h6.8a1.6 1.6 0 0 0 1.6-1.6V5.7z" /><path d="M9 2v3.9h4" />`,
  globe: svg`<circle cx="8" cy="8" r="6.2" /><path d="M1.8 8h12.4M8 1.8c2 1.8 2.8 3.9 2.8 6.2S10 12.4 8 14.2C6 12.4 5.2 10.3 5.2 8S6 3.6 8 1.8z" />`,
  guard: svg`<path d="M8 1.9 13 3.7v3.9c0 3.2-2.1 5.4-5 6.5-2.9-1.1-5-3.3-5-6.5V3.7z" /><path d="m5.8 7.8 1.6 1.6 2.9-3" />`,
  link: svg`<path d="M6.7 9.3a2.8 2.8 0 0 0 4 0l2.2-2.2a2.8 2.8 0 0 0-4-4L8 4" /><path d="M9.3 6.7a2.8 2.8 0 0 0-4 0L3.1 8.9a2.8 2.8 0 0 0 4 4L8 12" />`,
  lock: svg`<rect x="3.2" y="7" width="9.6" height="6.8" rx="1.6" /><path d="M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2" />`,
  mega: svg`<path d="M2.4 6.4v3.2h2.4l6.4 3V3.4l-6.4 3zM13.4 6.6v2.8M5.2 9.8l.8 3.2h1.6" />`,
  people: svg`<circle cx="6" cy="5.4" r="2.5" /><path d="M1.8 13.2c.3-2.5 2-3.9 4.2-3.9s3.9 1.4 4.2 3.9" /><path d="M10.4 3.2a2.4 2.4 0 0 1 0 4.5M12.2 9.9c1.1.6 1.8 1.7 2 3.3" />`,
  react: svg`<circle cx="8" cy="8" r="6.2" /><path d="M5.4 9.6c.6 1 1.5 1.5 2.6 1.5s2-.5 2.6-1.5M6 6.2h.01M10 6.2h.01" />`,
  reload: svg`<path d="M13.4 8a5.4 5.4 0 1 1-1.7-3.9" /><path d="M13.6 2v3.2h-3.2" />`,
  remove: svg`<path d="M3 4.6h10M6.4 4.6V3h3.2v1.6M4.4 4.6l.6 8.6h6l.6-8.6" />`,
  reply: svg`<path d="M6.2 3.6 2.6 7.2l3.6 3.6" /><path d="M2.8 7.2h6.4a4 4 0 0 1 4 4v1.4" />`,
  rise: svg`<path d="M8 13V3.6M4.4 7 8 3.4 11.6 7" />`,
  search: svg`<circle cx="7" cy="7" r="4.4" /><path d="m10.3 10.3 3.5 3.5" />`,
  send: svg`<path d="M8 13V3.4M4 7.2l4-4 4 4" />`,
  shieldx: svg`<path d="M8 1.9 13 3.7v3.9c0 3.2-2.1 5.4-5 6.5-2.9-1.1-5-3.3-5-6.5V3.7z" /><path d="m6.3 6.3 3.4 3.4M9.7 6.3 6.3 9.7" />`,
  side: svg`<rect x="1.8" y="2.6" width="12.4" height="10.8" rx="2" /><path d="M10 2.6v10.8" />`,
  star: svg`<path d="m8 2 1.8 3.8 4.2.6-3 3 .7 4.2L8 11.6l-3.7 2 .7-4.2-3-3 4.2-.6z" />`,
  story: svg`<rect x="3" y="1.9" width="10" height="12.2" rx="1.8" /><path d="M5.6 5.4h4.8M5.6 8h4.8M5.6 10.6h2.6" />`,
  swap: svg`<path d="M2.4 5.4h10.4M10.2 2.8l2.6 2.6-2.6 2.6M13.6 10.8H3.2M5.8 8.2l-2.6 2.6 2.6 2.6" />`,
  x: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
  port: svg`<path d="M5 2.4v3M11 2.4v3M3.6 5.4h8.8v2.2a4.4 4.4 0 0 1-8.8 0zM8 12v2.2" />`,
  stop: svg`<circle cx="8" cy="8" r="6.2" /><path d="m3.7 3.7 8.6 8.6" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof ICONS;

/** An icon that says nothing by itself: the words stand beside it or in the label of its button. */
export function icon(name: IconName, size: '' | 'is-s' | 'is-xs' = ''): TemplateResult {
  return html`<svg class="icon ${size}" viewBox="0 0 16 16" aria-hidden="true">${ICONS[name]}</svg>`;
}
