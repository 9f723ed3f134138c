/** UTF-8 bytes of `value`: what a chat server counts. */
export function countBytes(value: string): number {
  return new TextEncoder().encode(value).length;
}
