import type { DraftInput } from '@roompane/addin';

export interface Meeting {
  /** `https:`; an address of another kind is written as plain words. */
  readonly address: string;
  readonly key: string;
}

/** An alert that is a story, so that a list shows its title first, with the address as a link and typed data for clients. */
export function writeInvitation({ address, key }: Meeting): DraftInput {
  const before = 'Join at ';
  const text = `${before}${address}, key ${key}.`;
  const isLink = URL.canParse(address) && new URL(address).protocol === 'https:';
  const spans = isLink ? [{ type: 'link' as const, offset: before.length, length: address.length, href: address }] : [];
  return {
    title: 'Meeting has started',
    importance: 'high',
    body: { text, spans },
    data: { type: 'meeting/started', address, key },
  };
}
