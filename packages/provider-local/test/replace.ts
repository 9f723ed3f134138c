/** Changes what stands between this page and its storage; the result puts it back. */
export function replace(owner: object, name: string, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(owner, name)!;
  Object.defineProperty(owner, name, { configurable: true, value });
  return () => Object.defineProperty(owner, name, before);
}
