import type { Abortable, UploadOptions } from '@roompane/protocol';
import { throwIfAborted, untilAborted } from '@roompane/protocol/provider-kit';

export interface FilePut {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Sends a file, and resolves with the server's status, 0 where there was none. Pages tell how far it is; elsewhere nothing
 * can, and only the end is told, by the caller.
 */
export function putFile(put: FilePut, { signal, onProgress }: UploadOptions): Promise<number> {
  throwIfAborted(signal);
  const putting =
    typeof XMLHttpRequest === 'undefined' ? putByFetch(put, { signal }) : putByPage(put, { signal, onProgress });
  return untilAborted(putting, signal);
}

async function putByFetch({ url, headers, bytes }: FilePut, { signal }: Abortable): Promise<number> {
  const request = { method: 'PUT', headers, body: bytes, redirect: 'error', signal: signal ?? null } as const;
  try {
    return (await fetch(url, request)).status;
  } catch {
    return 0;
  }
}

function putByPage({ url, headers, bytes }: FilePut, { signal, onProgress }: UploadOptions): Promise<number> {
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => {
      // The end is told once the server says so.
      if (loaded < bytes.length) onProgress?.({ sentBytes: loaded, totalBytes: bytes.length });
    };
    request.onloadend = () => resolve(request.status);
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(bytes);
  });
}
