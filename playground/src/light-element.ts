import { LitElement } from 'lit';

/** An element without a shadow root: the playground is one page with one style sheet. */
export class LightElement extends LitElement {
  protected override createRenderRoot(): this {
    return this;
  }
}
