import type { Composition } from './composition.ts';
import { isEnter } from './enter-key.ts';
import type { ComposerContext } from './render-composer.ts';

interface OptionsOf {
  readonly composition: () => Composition;
  readonly changed: () => void;
  /** Goes on to the text. */
  readonly leaveTitle: () => void;
}

type DraftOptions = Pick<ComposerContext, 'titleInput' | 'titleKeydown' | 'chooseKind' | 'toggleImportant'>;

/** What the fields beside the text do: title, kind and importance. */
export function createDraftOptions({ composition, changed, leaveTitle }: OptionsOf): DraftOptions {
  return {
    titleInput: (event) => {
      // The listeners sit on these fields alone.
      composition().title = (event.target as HTMLInputElement).value;
      changed();
    },
    titleKeydown: (event) => {
      if (!isEnter(event)) return;
      event.preventDefault();
      leaveTitle();
    },
    chooseKind: (event) => {
      composition().kind = (event.target as HTMLInputElement).value === 'story' ? 'story' : 'regular';
      changed();
    },
    toggleImportant: () => {
      composition().importance = composition().importance === 'high' ? 'normal' : 'high';
      changed();
    },
  };
}
