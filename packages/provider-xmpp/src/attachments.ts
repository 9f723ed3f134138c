import { type Attachment, LIMITS } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import { isFileUrl } from './file-url.ts';
import * as NS from './namespace.ts';
import { attributeOf, childOf, childrenOf, textOf, toXmlText } from './xml.ts';

/** The words of a message for clients that know files only by their addresses. */
export function toFallbackText(text: string, attachments: readonly Attachment[] = []): string {
  return [text, ...attachments.map(({ url }) => url)].filter(Boolean).join('\n');
}

/** Files as other clients know them: by their addresses (XEP-0066), and with what is known of them (XEP-0447). */
export function addAttachments(message: Builder, attachments: readonly Attachment[] = []): Builder {
  for (const { url, name, mediaType, bytes } of attachments) {
    if (url === undefined) continue;
    message.c('x', { xmlns: NS.OUT_OF_BAND }).c('url').t(url).up().up();
    message.c('file-sharing', { xmlns: NS.FILE_SHARING }).c('file', { xmlns: NS.FILE });
    const facts = { 'media-type': mediaType, name, size: `${bytes}` };
    for (const [fact, value] of Object.entries(facts)) message.c(fact).t(toXmlText(value)).up();
    message.up().c('sources').c('url-data', { xmlns: NS.URL_DATA, target: url }).up().up().up();
  }
  return message;
}

/** Files that another client sent beside a message (XEP-0447, XEP-0385, else XEP-0066). What does not fit is left aside. */
export function parseForeignAttachments(message: Element): readonly Attachment[] {
  const shared = [...readShared(message), ...readMedia(message)];
  const plain = childrenOf(message, 'x', NS.OUT_OF_BAND).map((each) =>
    toAttachment(textOf(childOf(each, 'url')), undefined),
  );
  return (shared.length > 0 ? shared : plain).filter((each) => each !== undefined).slice(0, LIMITS.attachments);
}

function readShared(message: Element): (Attachment | undefined)[] {
  return childrenOf(message, 'file-sharing', NS.FILE_SHARING).map((shared) => {
    const source = childOf(childOf(shared, 'sources'), 'url-data', NS.URL_DATA);
    return toAttachment(attributeOf(source, 'target'), childOf(shared, 'file', NS.FILE));
  });
}

function readMedia(message: Element): (Attachment | undefined)[] {
  return childrenOf(message, 'reference', NS.REFERENCE).map((reference) => {
    const media = childOf(reference, 'media-sharing', NS.MEDIA_SHARING);
    const source = childOf(childOf(media, 'sources'), 'reference', NS.REFERENCE);
    return media && toAttachment(attributeOf(source, 'uri'), childOf(media, 'file'));
  });
}

function toAttachment(url: string, file: Element | undefined): Attachment | undefined {
  if (!isFileUrl(url)) return undefined;
  const bytes = Number(textOf(childOf(file, 'size')));
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  return {
    id: url,
    name: (textOf(childOf(file, 'name')) || decode(last) || 'file').slice(0, 256),
    mediaType: textOf(childOf(file, 'media-type')).slice(0, 128),
    bytes: Number.isSafeInteger(bytes) && bytes > 0 ? bytes : 0,
    url,
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
