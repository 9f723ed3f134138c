import { LIMITS } from '@roompane/protocol';
import * as NS from './namespace.ts';
import { attributeOf, childrenOf, fieldsOf } from './xml.ts';

/** A service that takes files (XEP-0363). */
export interface UploadService {
  readonly address: string;
  /** Of one file. */
  readonly maxBytes: number;
}

/** `undefined` for an answer of what is no such service. */
export function parseUploadService(info: Element, address: string): UploadService | undefined {
  if (!childrenOf(info, 'feature').some((feature) => attributeOf(feature, 'var') === NS.UPLOAD)) return undefined;
  const said = Number(fieldsOf(info).get('max-file-size'));
  return { address, maxBytes: said > 0 ? Math.min(said, LIMITS.fileBytes) : LIMITS.fileBytes };
}
