/** The nearest `lang` that the page gives, through shadow roots; the browser's own where there is none or it is nonsense. */
export function localeOf(element: Element): string | undefined {
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    const lang = at.getAttribute('lang');
    if (lang) return canonical(lang);
  }
  return undefined;
}

function parentOf(element: Element): Element | undefined {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

function canonical(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    // The page's `lang` is not a language tag; the browser's language reads better than an error.
    return undefined;
  }
}
