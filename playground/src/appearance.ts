import type { Appearance } from '@roompane/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AT_REST } from './conditions/conditions.ts';
import { findLanguage } from './conditions/languages.ts';
import type { Taste } from './settings.ts';

/** How it looks where nobody says otherwise: like the system, in the direction of its language. */
export function toAppearance(
  { theme, density, locale, direction }: Taste,
  { isSystemDark }: { readonly isSystemDark: boolean },
): Appearance {
  const isDark = theme === 'system' ? isSystemDark : theme === 'dark';
  return {
    theme: isDark ? 'dark' : 'light',
    density,
    locale,
    direction: direction ?? findLanguage(locale).direction,
  };
}

/** Dresses the page and says how it looks, for the add-ins. Follows the system where the theme is its. */
export class AppearanceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #prefersDark = matchMedia('(prefers-color-scheme: dark)');
  #taste: Taste = AT_REST;
  #appearance: Appearance | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  set taste(taste: Taste) {
    this.#taste = taste;
    this.#dress();
  }

  /** The same object until something of it changes. */
  get appearance(): Appearance {
    return (this.#appearance ??= this.#read());
  }

  hostConnected(): void {
    this.#prefersDark.addEventListener('change', this.#dress);
  }

  hostDisconnected(): void {
    this.#prefersDark.removeEventListener('change', this.#dress);
  }

  readonly #dress = (): void => {
    this.#appearance = this.#read();
    const { documentElement: page } = document;
    page.dataset['theme'] = this.#appearance.theme;
    page.dir = this.#appearance.direction;
    this.#host.requestUpdate();
  };

  #read(): Appearance {
    return toAppearance(this.#taste, { isSystemDark: this.#prefersDark.matches });
  }
}
