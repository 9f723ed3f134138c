import { type Manifest, parseEntry, parseManifest, RoompaneError } from '@roompane/protocol';
import { type Addin, isLocal, shortAddress } from './addin.ts';

/** Bytes of a manifest that are read at most: a page that never ends must not fill the memory. */
const MANIFEST_CHARS = 65_536;

/**
 * Reads what a person pasted: the address of an add-in, that of its manifest (`….json`), or the manifest itself.
 * Grants nothing. Rejects with `entry/not-allowed`, `manifest/invalid` or `provider/unavailable`.
 */
export async function readEntry(pasted: string, signal: AbortSignal): Promise<Addin> {
  const text = pasted.trim();
  if (text.startsWith('{')) return toAddin(parseManifest(parseJson(text)));
  const url = parseEntry(/^[\w.-]+:\d+(\/|$)/.test(text) ? `http://${text}` : text);
  if (url.pathname.endsWith('.json')) return toAddin(await fetchManifest(url, signal));
  const name = shortAddress(url.href).slice(0, 64);
  return toAddin({ id: url.href.slice(0, 256), name, version: '0', entry: url.href, requires: [] });
}

function toAddin(manifest: Manifest): Addin {
  const icon = isLocal({ manifest }) ? 'code' : 'globe';
  return { key: manifest.entry, isExample: false, manifest, icon, startsWith: [] };
}

async function fetchManifest(url: URL, signal: AbortSignal): Promise<Manifest> {
  const text = await fetch(url, { signal, credentials: 'omit' })
    .then((response) => (response.ok ? response.text() : Promise.reject(new Error(String(response.status)))))
    .catch((cause: unknown) => {
      const message = `The manifest could not be read. Check that ${url.host} is running and sends the header Access-Control-Allow-Origin: *, or paste the JSON itself.`;
      throw new RoompaneError('manifest/invalid', { message, cause });
    });
  const written = parseJson(text);
  // A manifest on the web may name its page by a relative address; the model knows absolute ones alone.
  if (typeof written !== 'object' || written === null || !('entry' in written)) return parseManifest(written);
  const entry = URL.canParse(String(written.entry), url) ? new URL(String(written.entry), url).href : written.entry;
  return parseManifest({ ...written, entry });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.slice(0, MANIFEST_CHARS)) as unknown;
  } catch (cause) {
    const message = 'This is not JSON. Copy the whole manifest, from the first brace to the last.';
    throw new RoompaneError('manifest/invalid', { message, cause });
  }
}
