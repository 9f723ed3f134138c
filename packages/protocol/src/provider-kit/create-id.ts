/** 128 random bits as 32 hexadecimal digits. `crypto.randomUUID` is missing on pages without a secure context. */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
