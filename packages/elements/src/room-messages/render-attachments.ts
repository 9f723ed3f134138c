import { html, nothing, type TemplateResult } from 'lit';
import type { Attachment } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { fileSize } from '../internal/file-size.ts';
import { safeAddress } from '../text/safe-address.ts';
import { isPicture, type MessageFiles } from './message-files.ts';

interface AttachmentsOptions {
  readonly files: MessageFiles;
  readonly locale: string | undefined;
}

/** The files of a message: a name that leads to each, its size and kind. A picture is shown when someone asks for it. */
export function renderAttachments(
  attachments: readonly Attachment[] | undefined,
  options: AttachmentsOptions,
): unknown {
  if (!attachments?.length) return nothing;
  return html`<ul class="files" aria-label="Files">
    ${attachments.map((attachment) => renderAttachment(attachment, options))}
  </ul>`;
}

function renderAttachment(attachment: Attachment, { files, locale }: AttachmentsOptions): TemplateResult {
  const { name, bytes, mediaType, url } = attachment;
  const { isLoading, problem, picture } = files.stateOf(attachment);
  const address = safeAddress(url);
  const title = `${name}, ${mediaType}`;
  return html`<li class="file" part="file">
    <div>
      ${icon('file', 'is-s')}
      ${
        address === undefined
          ? html`<button class="link cut" type="button" title=${title} @click=${() => void files.save(attachment)}>
              <bdi>${name}</bdi>
            </button>`
          : html`<a class="link cut" href=${address} title=${address} target="_blank" rel="noopener noreferrer"
              ><bdi>${name}</bdi></a
            >`
      }
      <small><span class="ltr num">${fileSize(bytes, locale)}</span></small>
      ${address === undefined && isPicture(attachment) ? renderShow(attachment, files) : nothing}
      ${isLoading ? html`<span class="spin" role="img" aria-label="Loading"></span>` : nothing}
      ${problem === undefined ? nothing : html`<small class="is-problem" role="alert">${problem}</small>`}
    </div>
    ${picture ? html`<img src=${picture} alt=${name} />` : nothing}
  </li>`;
}

function renderShow(attachment: Attachment, files: MessageFiles): TemplateResult {
  const isShown = files.stateOf(attachment).picture !== undefined;
  const act = isShown ? files.hide : files.show;
  return html`<button class="link" type="button" aria-expanded=${isShown} @click=${() => void act(attachment)}>
    ${isShown ? 'Hide' : 'Show'}<span class="hidden-text"> ${attachment.name}</span>
  </button>`;
}
