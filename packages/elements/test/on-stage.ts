import { expect, fixtureSync } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';

const tokens = new URL('../src/tokens.css', import.meta.url).href;

/** The page as a client would set it up: with the tokens, which every colour and size comes from. */
async function bringTokens(): Promise<void> {
  if (document.querySelector(`link[href="${tokens}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = tokens;
  const isLoaded = new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
  document.head.append(link);
  await isLoaded;
  // Colours are judged as they end up, not on their way from one theme to the other.
  document.documentElement.style.setProperty('--rp-fast', '0s');
}

/** Puts an element on a surface of a room's size. */
export async function onStage<E extends Element>(template: TemplateResult, heightPx = 480): Promise<E> {
  await bringTokens();
  const stage = fixtureSync<HTMLElement>(
    html`<div
      style="display: flex; flex-direction: column; inline-size: 560px; block-size: ${heightPx}px; background: var(--rp-surface)"
    >
      ${template}
    </div>`,
  );
  const element = stage.firstElementChild as E;
  await until(() => element.shadowRoot?.childElementCount);
  return element;
}

/** Resolves with what `probe` gives, as soon as that is something; looks once a frame. The runner's own timeout ends it. */
export async function until<T>(probe: () => T): Promise<NonNullable<T>> {
  for (;;) {
    const found = probe();
    if (found) return found;
    await nextFrame();
  }
}

/** Everything that was asked for has been drawn. */
export async function drawn(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Looks at a state with axe in both themes and both directions. */
export async function expectAccessible(element: Element): Promise<void> {
  const root = document.documentElement;
  for (const [theme, dir] of [
    ['light', 'ltr'],
    ['dark', 'rtl'],
  ] as const) {
    root.dataset['theme'] = theme;
    root.dir = dir;
    await drawn();
    await expect(element).to.be.accessible();
  }
  delete root.dataset['theme'];
  root.removeAttribute('dir');
}

export function all(element: Element, selector: string): readonly HTMLElement[] {
  return [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
}

export function one<E extends Element = HTMLElement>(element: Element, selector: string): E {
  const found = element.shadowRoot!.querySelector<E>(selector);
  if (!found) throw new Error(`${element.localName} shows no ${selector}`);
  return found;
}

/** The button whose words or label are `name`. */
export function button(element: Element, name: string): HTMLButtonElement | undefined {
  const buttons = all(element, 'button') as HTMLButtonElement[];
  return buttons.find((each) => wordsOf(each) === name || each.getAttribute('aria-label') === name);
}

export function wordsOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}
