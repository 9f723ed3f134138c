/** Does a frame have the focus, in whatever shadow root it stands? What is pressed there goes to the frame's document. */
export function hasFrameFocus({ activeElement }: DocumentOrShadowRoot): boolean {
  if (!activeElement) return false;
  if (activeElement.localName === 'iframe') return true;
  return activeElement.shadowRoot !== null && hasFrameFocus(activeElement.shadowRoot);
}
