import { html, nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { icon, type IconName } from '../icons.ts';

/** Something to choose: as a word, or as an icon with the word in its title. */
export interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName;
}

export interface ChoiceState<Value> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
}

/** A few choices side by side. */
export function drawChoice<Value>(
  { label, choices, value }: ChoiceState<Value>,
  onChange: (value: Value) => void,
): TemplateResult {
  return html`<fieldset class="seg">
    <legend>${label}</legend>
    ${choices.map(
      (each) =>
        html`<label title=${each.icon ? each.label : nothing}>
          <input
            type="radio"
            name=${label}
            aria-label=${each.label}
            .checked=${each.value === value}
            @change=${() => onChange(each.value)}
          />${each.icon ? icon(each.icon, 'is-s') : html`<span class="cut" aria-hidden="true">${each.label}</span>`}
        </label>`,
    )}
  </fieldset>`;
}

export interface SelectState {
  readonly label: string;
  readonly choices: readonly Choice<string>[];
  readonly value: string;
}

/** One of a list that unfolds. */
export function drawSelect({ label, choices, value }: SelectState, onChange: (value: string) => void): TemplateResult {
  // The listener sits on a select alone.
  const handleChange = (event: Event): void => onChange((event.target as HTMLSelectElement).value);
  return html`<span class="input">
    <select aria-label=${label} @change=${handleChange}>
      ${choices.map((each) => html`<option value=${each.value} .selected=${each.value === value}>${each.label}</option>`)}
    </select>
    ${icon('down', 'is-s')}
  </span>`;
}

export interface SliderState {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly step?: number;
  /** The value in words, as people read it. */
  readonly words: string;
  readonly title?: string;
}

/** A number between two ends, with its value beside its name. */
export function drawSlider(slider: SliderState, onChange: (value: number) => void): TemplateResult {
  const { label, value, least = 0, most, step = 1, words, title } = slider;
  const share = ((value - least) / (most - least)) * 100;
  // The listener sits on a range alone.
  const handleInput = (event: Event): void => onChange((event.target as HTMLInputElement).valueAsNumber);
  return html`<label class="range" title=${title ?? nothing}>
    <span>${label}</span><span class="ltr" aria-hidden="true">${words}</span>
    <input
      class="slider"
      type="range"
      min=${least}
      max=${most}
      step=${step}
      aria-valuetext=${words}
      .value=${String(value)}
      style=${styleMap({ '--share': `${Math.max(0, Math.min(100, share))}%` })}
      @input=${handleInput}
    />
  </label>`;
}

export interface SwitchState {
  readonly label: string;
  readonly isOn: boolean;
  readonly title?: string;
}

/** On or off, at once. */
export function drawSwitch({ label, isOn, title }: SwitchState, onChange: (isOn: boolean) => void): TemplateResult {
  // The listener sits on a checkbox alone.
  const handleChange = (event: Event): void => onChange((event.target as HTMLInputElement).checked);
  return html`<label class="toggle" title=${title ?? nothing}>
    <span>${label}</span>
    <input class="switch" type="checkbox" role="switch" aria-checked=${isOn} .checked=${isOn} @change=${handleChange} />
  </label>`;
}
