import { html, type TemplateResult } from 'lit';
import type { Body } from '@roompane/protocol';
import { RoomLinkEvent } from '../events/room-link-event.ts';
import { type SpanNode, toSpanTree } from './span-tree.ts';

/** What was written, as templates: text stays text whatever it looks like. */
export function renderBody(body: Body): unknown {
  return toSpanTree(body).map(renderNode);
}

function renderNode(node: SpanNode): unknown {
  if (typeof node === 'string') return node;
  const { mark } = node;
  const inner = node.children.map(renderNode);
  switch (mark.type) {
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'emphasis':
      return html`<em>${inner}</em>`;
    case 'code':
      return html`<code>${inner}</code>`;
    case 'quote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'mention':
      return html`<span class="mention" part="mention">${inner}</span>`;
    case 'link':
      // The address is in the title, since the words can claim another.
      return html`<a href=${mark.href} title=${mark.href} target="_blank" rel="noopener noreferrer">${inner}</a>`;
    case 'room-link':
      return renderRoomLink(inner, mark.target);
  }
}

function renderRoomLink(inner: unknown, roomId: string | undefined): TemplateResult {
  if (!roomId) return html`<span class="mention">${inner}</span>`;
  const handleClick = (event: Event): void => {
    event.target?.dispatchEvent(new RoomLinkEvent(roomId));
  };
  return html`<button class="link" type="button" @click=${handleClick}>${inner}</button>`;
}
