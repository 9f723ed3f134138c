import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { keepSettings, readSettings, TASTES, toTaste } from '../settings.ts';
import { AT_REST, type Conditions } from './conditions.ts';

/** The conditions as they stand. Each change is told once; what is a matter of taste is remembered. */
export class ConditionsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onChange: (conditions: Conditions) => void;
  #conditions: Conditions;

  /** A link says more than the last visit. */
  constructor(
    host: ReactiveControllerHost,
    linked: Partial<Conditions>,
    { onChange }: { readonly onChange: (conditions: Conditions) => void },
  ) {
    this.#host = host;
    this.#onChange = onChange;
    this.#conditions = { ...AT_REST, ...readSettings().taste, ...linked };
    host.addController(this);
  }

  get current(): Conditions {
    return this.#conditions;
  }

  hostConnected(): void {
    this.#onChange(this.#conditions);
  }

  readonly set = (change: Partial<Conditions>): void => {
    this.#conditions = { ...this.#conditions, ...change };
    if (TASTES.some((taste) => taste in change)) keepSettings({ taste: toTaste(this.#conditions) });
    this.#onChange(this.#conditions);
    this.#host.requestUpdate();
  };

  readonly reset = (): void => this.set(AT_REST);
}
