import type { Appearance } from '@roompane/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Theme } from './settings.ts';

/** Dresses the page in a theme and says how it looks, for the add-ins. Follows the system where the theme is its. */
export class AppearanceController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #prefersDark = matchMedia('(prefers-color-scheme: dark)');
  #theme: Theme = 'system';
  #appearance: Appearance | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
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
    document.documentElement.dataset['theme'] = this.#appearance.theme;
    this.#host.requestUpdate();
  };

  #read(): Appearance {
    const isDark = this.#theme === 'system' ? this.#prefersDark.matches : this.#theme === 'dark';
    return {
      theme: isDark ? 'dark' : 'light',
      density: 'comfortable',
      locale: document.documentElement.lang,
      direction: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
    };
  }
}
