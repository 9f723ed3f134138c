import type { Appearance } from '@roompane/protocol';
import { html, type TemplateResult } from 'lit';
import { type Conditions, PANE_WIDTHS_PX, type Theme } from './conditions.ts';
import { type Choice, drawChoice, drawSelect, drawSlider } from './draw-controls.ts';
import { LANGUAGES } from './languages.ts';

const themes: readonly Choice<Theme>[] = [
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
  { value: 'system', label: 'Like the system', icon: 'auto' },
];

const densities: readonly Choice<Appearance['density']>[] = [
  { value: 'comfortable', label: 'Comfortable', icon: 'rows-far' },
  { value: 'compact', label: 'Compact', icon: 'rows-near' },
];

const directions: readonly Choice<Appearance['direction']>[] = [
  { value: 'ltr', label: 'LTR' },
  { value: 'rtl', label: 'RTL' },
];

const languages: readonly Choice<string>[] = LANGUAGES.map(({ locale, name }) => ({ value: locale, label: name }));

/** What the pane takes of a stage of usual width. */
const USUAL_PANE_PX = 364;

/** How page, room and panes look. */
export function drawAppearance(
  conditions: Conditions,
  { direction }: Appearance,
  onChange: (change: Partial<Conditions>) => void,
): TemplateResult {
  const { theme, density, locale, paneWidthPx } = conditions;
  return html`<div class="pair">
      <span>Theme</span
      >${drawChoice({ label: 'Theme', choices: themes, value: theme }, (to) => onChange({ theme: to }))}
    </div>
    <div class="pair">
      <span>Density</span>${drawChoice({ label: 'Density', choices: densities, value: density }, (to) =>
        onChange({ density: to }),
      )}
    </div>
    <div class="pair">
      <span>Language</span>${drawSelect({ label: 'Language', choices: languages, value: locale }, (to) =>
        onChange({ locale: to }),
      )}
    </div>
    <div class="pair">
      <span>Direction</span>${drawChoice({ label: 'Direction', choices: directions, value: direction }, (to) =>
        onChange({ direction: to }),
      )}
    </div>
    ${drawSlider(
      {
        label: 'Pane width',
        value: paneWidthPx ?? USUAL_PANE_PX,
        least: PANE_WIDTHS_PX.least,
        most: PANE_WIDTHS_PX.most,
        step: 4,
        words: paneWidthPx === undefined ? 'By itself' : `${paneWidthPx} px`,
      },
      (to) => onChange({ paneWidthPx: to }),
    )}`;
}
