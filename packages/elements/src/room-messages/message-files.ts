import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Attachment, download, type Room, toRoompaneError } from '@roompane/protocol';

/** How one file of a message stands. */
export interface FileState {
  readonly isLoading?: boolean;
  /** Why it could not be had. */
  readonly problem?: string;
  /** Its picture, as an address of this page. */
  readonly picture?: string;
}

/** Pictures that no code can be in, by what the sender says they are; anything else in them is a broken picture. */
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

export function isPicture({ mediaType }: Attachment): boolean {
  return PICTURES.has(mediaType.toLowerCase());
}

/** The files of messages: nothing of them is fetched before someone asks for it. */
export class MessageFiles implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly room: Room | undefined };
  #states = new Map<string, FileState>();
  #life = new AbortController();
  #room: Room | undefined;
  /** Another number whenever something changed. */
  revision = 0;

  constructor(host: ReactiveControllerHost & { readonly room: Room | undefined }) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#host.room === this.#room) return;
    this.hostDisconnected();
    this.#room = this.#host.room;
  }

  hostDisconnected(): void {
    this.#life.abort();
    this.#life = new AbortController();
    for (const { picture } of this.#states.values()) if (picture) URL.revokeObjectURL(picture);
    this.#states.clear();
    this.revision++;
  }

  stateOf({ id }: Attachment): FileState {
    return this.#states.get(id) ?? {};
  }

  /** Gives a file to the user, as bytes: whatever it is, the browser does not open it. */
  readonly save = (attachment: Attachment): Promise<void> =>
    this.#read(attachment, (bytes) => {
      const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
      const link = document.createElement('a');
      Object.assign(link, { href: address, download: attachment.name });
      link.click();
      URL.revokeObjectURL(address);
      return {};
    });

  /** Shows a picture. */
  readonly show = (attachment: Attachment): Promise<void> =>
    this.#read(attachment, (bytes) => ({
      picture: URL.createObjectURL(new Blob([bytes], { type: attachment.mediaType })),
    }));

  readonly hide = (attachment: Attachment): void => {
    const { picture } = this.stateOf(attachment);
    if (picture) URL.revokeObjectURL(picture);
    this.#set(attachment, {});
  };

  async #read(attachment: Attachment, take: (bytes: Uint8Array<ArrayBuffer>) => FileState): Promise<void> {
    const room = this.#room;
    if (!room || this.stateOf(attachment).isLoading) return;
    const { signal } = this.#life;
    this.#set(attachment, { isLoading: true });
    try {
      const bytes = await download(room, attachment, { signal });
      this.#set(attachment, take(new Uint8Array(bytes)));
    } catch (thrown) {
      if (!signal.aborted) this.#set(attachment, { problem: problemOf(toRoompaneError(thrown).code) });
    }
  }

  #set({ id }: Attachment, state: FileState): void {
    this.#states.set(id, state);
    this.revision++;
    this.#host.requestUpdate();
  }
}

function problemOf(code: string): string {
  if (code === 'message/not-found') return 'The server does not have it any more';
  if (code === 'feature/unsupported' || code === 'call/unknown-method') return 'Files cannot be read here';
  return 'It could not be read';
}
