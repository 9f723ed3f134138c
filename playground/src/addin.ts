import { type Grant, isLoopback, type Manifest } from '@roompane/protocol';
import type { IconName } from './icons.ts';

/** An add-in that the playground can show. */
export interface Addin {
  /** Its place in links and lists: the folder of an example, else the address that was opened. */
  readonly key: string;
  readonly isExample: boolean;
  readonly manifest: Manifest;
  readonly icon: IconName;
  /** What it holds when it starts. What comes from a person's paste or from a link starts with nothing. */
  readonly startsWith: readonly Grant[];
}

/** An address as people read it: without the scheme, and without the file that every page has. */
export function shortAddress(entry: string): string {
  const { host, pathname } = new URL(entry);
  return host + pathname.replace(/(\/index\.html|\/)$/, '');
}

/** Served by this machine. */
export function isLocal({ manifest }: Pick<Addin, 'manifest'>): boolean {
  return isLoopback(new URL(manifest.entry).hostname);
}

/** How an add-in is told from others where there is little room; one that runs no more by its key alone. */
export function lookOf(addin: Addin | undefined, key: string): { readonly name: string; readonly icon: IconName } {
  return addin ? { name: addin.manifest.name, icon: addin.icon } : { name: key, icon: 'side' };
}
