import { type AddinRoom, connect } from '@roompane/addin';
import { html, render, type TemplateResult } from 'lit';
import { foldRates, type Quotes } from './rates.ts';
import { drawForm, drawTable, type Pick, tellOutcome } from './view.ts';

let room: AddinRoom | undefined;
let quotes: Quotes | undefined;
let picked: Pick | undefined;
let note = 'Posted as you, after the checks of this room.';
let problem = '';

const explain = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const drawNotice = (title: string, text: string, action?: TemplateResult): TemplateResult =>
  html`<p class="notice" role="status"><b>${title}</b><br />${text}<br />${action}</p>`;

function drawPage(): TemplateResult {
  if (problem) return drawNotice('No prices', problem, html`<button @click=${start}>Try again</button>`);
  if (!quotes || !room) return html`<p class="bones" role="status" aria-label="Loading prices"></p>`;
  const [first] = quotes.values();
  if (!first) return drawNotice('No prices yet', 'They appear here as soon as the rates bot posts them.');
  picked ??= { pair: first.pair, side: 'buy', limit: first.ask.toFixed(5).slice(0, -1) };
  const form = room.me.can('messages/post')
    ? drawForm(picked, note, (body) => void post(body))
    : html`<p class="note">You may read here, not post.</p>`;
  return html`<header>${quotes.size} pairs<span>Live</span></header>
    ${drawTable(quotes, picked, pick)}${form}`;
}

function draw(): void {
  document.documentElement.dataset['theme'] = room?.appearance.theme ?? '';
  document.documentElement.dir = room?.appearance.direction ?? '';
  const main = document.querySelector('main');
  if (main) render(drawPage(), main);
}

function pick(price: Pick): void {
  picked = price;
  draw();
}

async function post(body: string): Promise<void> {
  note = (await room?.post({ body }).then(tellOutcome, explain)) ?? note;
  draw();
}

async function start(): Promise<void> {
  problem = '';
  draw();
  try {
    room = await connect();
    for (const name of ['appearance-changed', 'me-changed'] as const) room.addEventListener(name, draw);
    const page = await room.messages.latest({ limit: 100 });
    quotes = page.events.reduce(foldRates, new Map());
    draw();
    for await (const event of room.messages.live({ after: page.end })) {
      quotes = foldRates(quotes, event);
      draw();
    }
  } catch (error) {
    problem = explain(error);
    draw();
  }
}

void start();
