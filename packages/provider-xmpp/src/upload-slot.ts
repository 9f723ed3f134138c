import { type Abortable, RoompaneError } from '@roompane/protocol';
import type { Builder } from 'strophe.js';
import { isFileUrl } from './file-url.ts';
import type { Line } from './line.ts';
import * as NS from './namespace.ts';
import { toCoded } from './stanza-error.ts';
import type { UploadService } from './upload-service.ts';
import { attributeOf, childOf, childrenOf, textOf } from './xml.ts';

/** A place for one file. */
export interface Slot {
  readonly putUrl: string;
  readonly getUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface SlotRequest {
  readonly service: UploadService;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** The headers that a server may have sent with a file; a third, cookies, no page can send. */
const HEADERS: readonly string[] = ['authorization', 'expires'];

/** Rejects with `limit/exceeded` for a file that the server does not take. */
export async function askSlot(
  line: Line,
  { service, name, bytes, mediaType }: SlotRequest,
  options: Abortable,
): Promise<Slot> {
  const { address, maxBytes } = service;
  if (bytes > maxBytes) throw createTooLarge(bytes, maxBytes);
  const build = (iq: Builder): Builder =>
    iq.c('request', { xmlns: NS.UPLOAD, filename: name, size: `${bytes}`, 'content-type': mediaType });
  try {
    const slot = parseSlot(await line.request({ type: 'get', to: address, build }, options));
    if (!slot)
      throw new RoompaneError('provider/unavailable', { message: 'The server gave no usable place for the file.' });
    return slot;
  } catch (thrown) {
    throw toCoded(thrown, { 'not-acceptable': 'limit/exceeded', 'resource-constraint': 'limit/exceeded' });
  }
}

export function createTooLarge(actual: number, max: number): RoompaneError {
  return new RoompaneError('limit/exceeded', { data: { limit: 'fileBytes', max, actual, unit: 'bytes' } });
}

function parseSlot(answer: Element): Slot | undefined {
  const slot = childOf(answer, 'slot', NS.UPLOAD);
  const put = childOf(slot, 'put');
  const [putUrl, getUrl] = [attributeOf(put, 'url'), attributeOf(childOf(slot, 'get'), 'url')];
  if (!isFileUrl(putUrl) || !isFileUrl(getUrl)) return undefined;
  const headers: Record<string, string> = {};
  for (const header of childrenOf(put, 'header')) {
    const name = attributeOf(header, 'name').toLowerCase();
    if (HEADERS.includes(name)) headers[name] = textOf(header).replace(/[\r\n]/g, '');
  }
  return { putUrl, getUrl, headers };
}
