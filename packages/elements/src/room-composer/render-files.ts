import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import { fileSize } from '../internal/file-size.ts';
import type { ComposerFile } from './composer-files.ts';

/** The files of a draft, each with how far it is and the way to take it out. */
export function renderFiles(files: readonly ComposerFile[], remove: (key: number) => void): unknown {
  if (files.length === 0) return nothing;
  return html`<ul class="files" aria-label="Files of this post">
    ${files.map((file) => renderFile(file, () => remove(file.key)))}
  </ul>`;
}

function renderFile(file: ComposerFile, remove: () => void): TemplateResult {
  const { name, problem, attachment } = file;
  const label = attachment || problem !== undefined ? `Take out ${name}` : `Stop sending ${name}`;
  return html`<li class="file ${problem === undefined ? '' : 'is-problem'}" part="file">
    ${icon(problem === undefined ? 'file' : 'alert', 'is-s')}
    <span class="cut" title=${name}>${name}</span>
    ${renderState(file)}
    <button class="btn is-s is-ghost is-icon" type="button" aria-label=${label} title=${label} @click=${remove}>
      ${icon('x', 'is-xs')}
    </button>
  </li>`;
}

function renderState({ name, bytes, share, attachment, problem }: ComposerFile): TemplateResult {
  if (problem !== undefined) return html`<small role="alert">${problem}</small>`;
  if (attachment) return html`<small class="num ltr">${fileSize(bytes)}</small>`;
  return html`<progress max="1" .value=${share} aria-label="Sending ${name}"></progress>`;
}
