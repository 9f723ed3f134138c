import { html, nothing } from 'lit';
import type { Room } from '@roompane/protocol';
import { icon } from '../icons.ts';
import type { Composition } from './composition.ts';

/** The ways that files come into a composer. */
export interface AttachActions {
  /** May files be sent here, with this draft? */
  readonly canAttach: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (key: number) => void;
}

export function attachTo(
  composition: Composition,
  { room, changed }: { readonly room: Room | undefined; readonly changed: () => void },
): AttachActions {
  const { files, target } = composition;
  return {
    // An edit changes words; the files of a message stay.
    canAttach: room?.me.can('files/attach') === true && !files.isLacking && target?.type !== 'edit',
    add: (added) => room && files.add(added, { room, changed }),
    remove: (key) => {
      files.remove(key);
      changed();
    },
  };
}

/** The button that asks for files. */
export function renderAttach({ canAttach, add }: AttachActions): unknown {
  if (!canAttach) return nothing;
  const choose = ({ currentTarget }: Event): void =>
    (currentTarget as HTMLElement).parentElement?.querySelector<HTMLInputElement>('input.choose')?.click();
  const take = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    add([...(field.files ?? [])]);
    // The same file can be chosen again.
    field.value = '';
  };
  return html`<button
      class="btn is-s is-ghost is-icon"
      type="button"
      aria-label="Attach files"
      title="Attach files"
      @click=${choose}
    >
      ${icon('clip', 'is-s')}
    </button>
    <input class="choose" type="file" multiple hidden @change=${take} />`;
}

/** Files that are pasted go along instead of their names. */
export function pasteFiles(event: ClipboardEvent, { canAttach, add }: AttachActions): void {
  const files = [...(event.clipboardData?.files ?? [])];
  if (!canAttach || files.length === 0) return;
  event.preventDefault();
  add(files);
}

/** What is dragged over the composer is taken where it is files; anything else the browser does. */
export function dragFiles(event: DragEvent, { canAttach, add }: AttachActions): void {
  const frame = event.currentTarget as HTMLElement;
  const isFiles = canAttach && event.dataTransfer?.types.includes('Files') === true;
  frame.classList.toggle('is-target', isFiles && event.type === 'dragover');
  if (!isFiles) return;
  event.preventDefault();
  if (event.type === 'drop') add([...(event.dataTransfer?.files ?? [])]);
}
