/**
 * Puts other words into a field in the one way that its own undo takes back. Where a browser does not know it, the next
 * drawing sets them.
 */
export function retype(field: HTMLTextAreaElement | null, text: string): void {
  field?.focus();
  field?.select();
  document.execCommand(text ? 'insertText' : 'delete', false, text);
}
