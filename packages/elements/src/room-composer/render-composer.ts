import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LIMITS, type RoomLimits } from '@roompane/protocol';
import { icon } from '../icons.ts';
import { type AttachActions, dragFiles, pasteFiles, renderAttach } from './attach-files.ts';
import { renderFaults, scrollFaults } from './render-faults.ts';
import { renderFiles } from './render-files.ts';
import { renderChanging, renderTarget } from './render-target.ts';
import type { Composition } from './composition.ts';
import { sizeNearLimit } from './draft-limits.ts';

const MAX_ROWS = 7;

/** What the frame around the text shows and does. */
export interface ComposerContext {
  readonly composition: Composition;
  readonly meId: string;
  readonly attach: AttachActions;
  readonly leaveTarget: () => void;
  readonly roomTitle: string;
  readonly limits: RoomLimits | undefined;
  /** What is wrong with the draft; empty where nothing is, or nobody asked. */
  readonly problem: string;
  readonly input: () => void;
  readonly keydown: (event: KeyboardEvent) => void;
  readonly select: () => void;
  readonly titleInput: (event: Event) => void;
  readonly titleKeydown: (event: KeyboardEvent) => void;
  readonly chooseKind: (event: Event) => void;
  readonly toggleImportant: () => void;
  readonly send: () => void;
}

export function renderComposer(context: ComposerContext): TemplateResult {
  const { attach, composition, leaveTarget, meId } = context;
  const { text, kind, pending, target, files, changing } = composition;
  const drag = (event: DragEvent): void => dragFiles(event, attach);
  const isStory = kind === 'story';
  const label = isStory ? 'Text of the story' : `Message ${context.roomTitle}`;
  return html`<div
    class="composer ${isStory ? 'is-story' : ''}"
    part="composer"
    aria-busy=${pending !== undefined}
    @dragover=${drag}
    @dragleave=${drag}
    @drop=${drag}
  >
    ${changing ? renderChanging(leaveTarget) : target ? renderTarget(target, meId, leaveTarget) : nothing}
    ${isStory ? renderTitle(context) : nothing}
    <div class="words">
      ${renderFaults(composition)}<textarea
        class="draft"
        part="draft"
        rows=${Math.min(MAX_ROWS, text.split('\n').length)}
        aria-label=${label}
        aria-describedby="hint"
        placeholder=${isStory ? 'Write the story' : label}
        .value=${live(text)}
        @input=${context.input}
        @keydown=${context.keydown}
        @select=${context.select}
        @scroll=${scrollFaults}
        @paste=${(event: ClipboardEvent) => pasteFiles(event, attach)}
        @blur=${context.select}
      ></textarea>
    </div>
    ${renderFiles(files.list, attach.remove)}
    <div class="tools">
      ${target?.type === 'edit' ? nothing : [renderKinds(context), renderImportant(context)]}${renderAttach(attach)}<span
        class="grow"
      ></span
      >${renderHint(context)}${renderSend(context)}
    </div>
  </div>`;
}

function renderTitle({ composition, titleInput, titleKeydown }: ComposerContext): TemplateResult {
  return html`<input
    class="title"
    part="title"
    aria-label="Title of the story"
    placeholder="Title"
    maxlength=${LIMITS.titleChars}
    .value=${live(composition.title)}
    @input=${titleInput}
    @keydown=${titleKeydown}
  />`;
}

function renderKinds({ composition, chooseKind }: ComposerContext): TemplateResult {
  const isStory = composition.kind === 'story';
  return html`<fieldset class="seg is-s" @change=${chooseKind}>
    <legend>Kind of post</legend>
    <label><input type="radio" name="kind" value="regular" .checked=${live(!isStory)} /><span>Message</span></label>
    <label><input type="radio" name="kind" value="story" .checked=${live(isStory)} /><span>Story</span></label>
  </fieldset>`;
}

function renderImportant({ composition, toggleImportant }: ComposerContext): TemplateResult {
  return html`<button
    class="btn is-s is-ghost important"
    type="button"
    aria-label="Important"
    aria-pressed=${composition.importance === 'high'}
    @click=${toggleImportant}
  >
    ${icon('bang', 'is-s')}<span>Important</span>
  </button>`;
}

function renderSend({ composition, send }: ComposerContext): TemplateResult {
  const { pending, isEmpty, files } = composition;
  return html`<button
    class="btn is-s is-primary send"
    part="send"
    type="button"
    aria-label="Post"
    aria-disabled=${pending !== undefined || isEmpty || files.isUploading}
    @click=${send}
  >
    ${pending ? html`<span class="spin"></span>` : icon('send', 'is-s')}
  </button>`;
}

function renderHint({ composition, problem, limits }: ComposerContext): TemplateResult {
  const { text, kind, pending } = composition;
  if (problem) return html`<span class="hint is-problem" id="hint">${problem}</span>`;
  const size = sizeNearLimit(text, kind, limits);
  if (!size) {
    const keys = kind === 'story' ? 'Ctrl+Enter to post' : 'Enter to post';
    return html`<span class="hint is-keys" id="hint">${pending ? 'Posting' : keys}</span>`;
  }
  const share = `${size.bytes.toLocaleString()} / ${size.maxBytes.toLocaleString()}`;
  const tone = size.bytes > size.maxBytes ? 'is-problem' : 'is-near';
  return html`<span class="hint num ${tone}" id="hint"><span class="ltr">${share}</span> bytes</span>`;
}

/** Where one may not write: why, and the draft that was begun before. */
export function renderClosed(reason: string, text: string): TemplateResult {
  return html`<div class="composer" part="composer">
    <p class="closed">${icon('lock', 'is-s')}<span>${reason}</span></p>
    ${
      text
        ? html`<textarea class="draft" part="draft" aria-label="Your draft" readonly .value=${text}></textarea>`
        : nothing
    }
  </div>`;
}
