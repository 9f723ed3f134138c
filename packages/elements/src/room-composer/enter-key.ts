/** Enter alone, or with Ctrl or Meta. An input method takes it as “this word”; Safari ends that before the key goes down, with code 229. */
export function isEnter({ key, shiftKey, altKey, isComposing, keyCode }: KeyboardEvent): boolean {
  return key === 'Enter' && !shiftKey && !altKey && !isComposing && keyCode !== 229;
}
