import type { PlaceRange } from './row-layout.ts';

/**
 * The rows that the reader holds: those of a selection and the one with the focus. If they were no longer drawn, the
 * selection would collapse and the focus fall to the page.
 */
export function keptRows(root: ShadowRoot): PlaceRange | undefined {
  const places = [root.activeElement, ...selectedNodes(root)].map(placeOfNode).filter((place) => place !== undefined);
  return places.length > 0 ? { first: Math.min(...places), end: Math.max(...places) + 1 } : undefined;
}

function selectedNodes(root: ShadowRoot): readonly Node[] {
  const selection = document.getSelection();
  if (!selection || selection.type !== 'Range') return [];
  // Chromium before 137 and Firefox before 142 cannot tell what is selected in a shadow root.
  if (!('getComposedRanges' in selection)) return [];
  const [range] = selection.getComposedRanges({ shadowRoots: [root] });
  return range ? [range.startContainer, range.endContainer].filter((node) => root.contains(node)) : [];
}

function placeOfNode(node: Node | null): number | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  const place = element?.closest<HTMLElement>('[data-place]')?.dataset['place'];
  return place === undefined ? undefined : Number(place);
}
