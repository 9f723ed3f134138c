import { DATA_FORM } from './namespace.ts';

/** The children of `parent` with this name and namespace. Works on the browser's DOM and on what stands for it in Node. */
export function childrenOf(parent: Element | undefined, name: string, namespace?: string): Element[] {
  const children: Element[] = [];
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling) {
    // Node 1 is an element.
    const element = node as Element;
    if (node.nodeType !== 1 || element.localName !== name) continue;
    if (namespace === undefined || element.namespaceURI === namespace) children.push(element);
  }
  return children;
}

export function childOf(parent: Element | undefined, name: string, namespace?: string): Element | undefined {
  return childrenOf(parent, name, namespace)[0];
}

/** The last of several: what a server adds stands behind what a sender wrote. */
export function lastChildOf(parent: Element, name: string, namespace: string): Element | undefined {
  return childrenOf(parent, name, namespace).at(-1);
}

/** Empty where there is no such attribute. */
export function attributeOf(element: Element | undefined, name: string): string {
  return element?.getAttribute(name) ?? '';
}

/** Empty where there is no such element. */
export function textOf(element: Element | undefined): string {
  return element?.textContent ?? '';
}

/** The values of the data forms in `parent` (XEP-0004), by their names. */
export function fieldsOf(parent: Element | undefined): ReadonlyMap<string, string> {
  const fields = childrenOf(parent, 'x', DATA_FORM).flatMap((form) => childrenOf(form, 'field'));
  return new Map(fields.map((field) => [attributeOf(field, 'var'), textOf(childOf(field, 'value'))]));
}

/** What XML 1.0 cannot: most control characters, two that are none, and halves of pairs. */
const UNFIT = new RegExp(
  [
    String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]`,
    String.raw`[\ud800-\udbff](?![\udc00-\udfff])`,
    String.raw`(?<![\ud800-\udbff])[\udc00-\udfff]`,
  ].join('|'),
  'g',
);

/** `text` as XML can carry it, of the same length. One such character would otherwise end the whole stream. */
export function toXmlText(text: string): string {
  return text.replace(UNFIT, '\ufffd').replaceAll('\r', '\n');
}
