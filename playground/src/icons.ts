import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Drawn on a grid of 16 with strokes of 1.4. */
const ICONS = {
  mark: svg`<rect x="1.7" y="2.2" width="12.6" height="11.6" rx="2.6" /><path d="M9.6 2.2h2.1a2.6 2.6 0 0 1 2.6 2.6v6.4a2.6 2.6 0 0 1-2.6 2.6H9.6z" fill="var(--rp-accent)" stroke="none" /><path d="M4.3 6h2.6M4.3 8.4h2.6" />`,
  alert: svg`<path d="M8 2.4 14.2 13H1.8z" /><path d="M8 6.6v3M8 11.4h.01" />`,
  auto: svg`<circle cx="8" cy="8" r="5.8" /><path d="M8 2.2a5.8 5.8 0 0 1 0 11.6z" fill="currentColor" stroke="none" />`,
  bottom: svg`<rect x="1.8" y="2.6" width="12.4" height="10.8" rx="2" /><path d="M1.8 9.4h12.4" />`,
  chat: svg`<path d="M2.2 4.4a2 2 0 0 1 2-2h7.6a2 2 0 0 1 2 2v4.8a2 2 0 0 1-2 2H7.4L4.2 14v-2.8a2 2 0 0 1-2-2z" />`,
  check: svg`<path d="m3.2 8.5 3.2 3.2 6.4-7" />`,
  clear: svg`<path d="M3 4.6h10M6.4 4.6V3h3.2v1.6M4.4 4.6l.6 8.6h6l.6-8.6" />`,
  code: svg`<path d="m5.4 4.6-3.4 3.4 3.4 3.4M10.6 4.6 14 8l-3.4 3.4" />`,
  down: svg`<path d="m4.5 6.3 3.5 3.5 3.5-3.5" />`,
  eye: svg`<path d="M1.6 8S4 3.6 8 3.6 14.4 8 14.4 8 12 12.4 8 12.4 1.6 8 1.6 8z" /><circle cx="8" cy="8" r="1.9" />`,
  globe: svg`<circle cx="8" cy="8" r="6.2" /><path d="M1.8 8h12.4M8 1.8c2 1.8 2.8 3.9 2.8 6.2S10 12.4 8 14.2C6 12.4 5.2 10.3 5.2 8S6 3.6 8 1.8z" />`,
  guard: svg`<path d="M8 1.9 13 3.7v3.9c0 3.2-2.1 5.4-5 6.5-2.9-1.1-5-3.3-5-6.5V3.7z" /><path d="m5.8 7.8 1.6 1.6 2.9-3" />`,
  key: svg`<circle cx="5.2" cy="10.8" r="2.9" /><path d="m7.3 8.7 6.1-6.1M10.5 5.5l2 2" />`,
  left: svg`<rect x="1.8" y="2.6" width="12.4" height="10.8" rx="2" /><path d="M6 2.6v10.8" />`,
  link: svg`<path d="M6.7 9.3a2.8 2.8 0 0 0 4 0l2.2-2.2a2.8 2.8 0 0 0-4-4L8 4" /><path d="M9.3 6.7a2.8 2.8 0 0 0-4 0L3.1 8.9a2.8 2.8 0 0 0 4 4L8 12" />`,
  layers: svg`<path d="M8 2.2 14 5.4 8 8.6 2 5.4z" /><path d="M2.4 8.2 8 11.2l5.6-3M2.4 11 8 14l5.6-3" />`,
  list: svg`<path d="M5.4 4h8M5.4 8h8M5.4 12h8M2.6 4h.01M2.6 8h.01M2.6 12h.01" />`,
  market: svg`<path d="M2 11.6 5.8 7.8l2.6 2.4L14 4.6" /><path d="M10.4 4.6H14v3.6" />`,
  moon: svg`<path d="M13.4 9.5A5.7 5.7 0 0 1 6.5 2.6a5.7 5.7 0 1 0 6.9 6.9z" />`,
  pause: svg`<path d="M5.4 3.4v9.2M10.6 3.4v9.2" />`,
  people: svg`<circle cx="6" cy="5.4" r="2.5" /><path d="M1.8 13.2c.3-2.5 2-3.9 4.2-3.9s3.9 1.4 4.2 3.9" /><path d="M10.4 3.2a2.4 2.4 0 0 1 0 4.5M12.2 9.9c1.1.6 1.8 1.7 2 3.3" />`,
  play: svg`<path d="M5 3.2 12.2 8 5 12.8z" />`,
  plus: svg`<path d="M8 3v10M3 8h10" />`,
  save: svg`<path d="M8 2.4v7.4M4.8 6.8 8 10l3.2-3.2M2.8 13.4h10.4" />`,
  side: svg`<rect x="1.8" y="2.6" width="12.4" height="10.8" rx="2" /><path d="M10 2.6v10.8" />`,
  sun: svg`<circle cx="8" cy="8" r="2.8" /><path d="M8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M12.5 3.5l-.8.8M4.3 11.7l-.8.8" />`,
  ask: svg`<circle cx="8" cy="8" r="6.2" /><path d="M6.2 6.2c.2-1 .9-1.6 1.8-1.6 1.1 0 1.9.7 1.9 1.7 0 1.5-1.9 1.5-1.9 2.9M8 11.4h.01" />`,
  crash: svg`<path d="M9 1.8 3.6 9H8l-1 5.2L12.4 7H8z" />`,
  flood: svg`<path d="M1.8 5.2c1.6-1.4 2.6-1.4 4.1 0s2.6 1.4 4.2 0 2.6-1.4 4.1 0M1.8 10.8c1.6-1.4 2.6-1.4 4.1 0s2.6 1.4 4.2 0 2.6-1.4 4.1 0" />`,
  port: svg`<path d="M5 2.4v3M11 2.4v3M3.6 5.4h8.8v2.2a4.4 4.4 0 0 1-8.8 0zM8 12v2.2" />`,
  reload: svg`<path d="M13.4 8a5.4 5.4 0 1 1-1.7-3.9" /><path d="M13.6 2v3.2h-3.2" />`,
  search: svg`<circle cx="7" cy="7" r="4.4" /><path d="m10.3 10.3 3.5 3.5" />`,
  undo: svg`<path d="M3.4 6.2h6.4a3.4 3.4 0 0 1 0 6.8H7.2" /><path d="M6 3.4 3.2 6.2 6 9" />`,
  sliders: svg`<path d="M2 4.8h6.2M12.4 4.8H14M2 11.2h1.6M7.8 11.2H14" /><circle cx="10.3" cy="4.8" r="1.9" /><circle cx="5.7" cy="11.2" r="1.9" />`,
  'rows-far': svg`<path d="M2.6 4h10.8M2.6 8h10.8M2.6 12h10.8" />`,
  'rows-near': svg`<path d="M2.6 3.2h10.8M2.6 6.4h10.8M2.6 9.6h10.8M2.6 12.8h10.8" />`,
  swap: svg`<path d="M2.4 5.4h10.4M10.2 2.8l2.6 2.6-2.6 2.6M13.6 10.8H3.2M5.8 8.2l-2.6 2.6 2.6 2.6" />`,
  'to-pane': svg`<path d="M2.6 8h10.6M9.6 4.4 13.2 8l-3.6 3.6" />`,
  'to-room': svg`<path d="M13.4 8H2.8M6.4 4.4 2.8 8l3.6 3.6" />`,
  translate: svg`<path d="M1.8 4h7M5.3 2.4V4M7.6 4c-.5 3-2.5 5.2-5.3 6.3M3.6 6.4C4.6 8.3 6 9.4 7.6 10.1" /><path d="m8.2 14 3-7 3 7M9.3 11.7h3.8" />`,
  spell: svg`<path d="M2 10.4 4.8 3h.4L8 10.4M3 8h4" /><path d="m8.4 11.6 2 2 3.8-4.4" />`,
  mega: svg`<path d="M2.4 6.4v3.2h2.4l6.4 3V3.4l-6.4 3zM13.4 6.6v2.8M5.2 9.8l.8 3.2h1.6" />`,
  wall: svg`<path d="M8 1.8v12.4" stroke-dasharray="2 2" /><rect x="1.8" y="4.6" width="3.6" height="6.8" rx="1" /><rect x="10.6" y="4.6" width="3.6" height="6.8" rx="1" />`,
  x: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof ICONS;

/** An icon that says nothing by itself: the words stand beside it or in the label of its button. */
export function icon(name: IconName, classes = ''): TemplateResult {
  return html`<svg class="icon ${classes}" viewBox="0 0 16 16" aria-hidden="true">${ICONS[name]}</svg>`;
}
