import { type AddinRoom, connect } from '@roompane/addin';
import { html, render, type TemplateResult } from 'lit';
import { foldRates, type Quotes } from './rates.ts';
import { drawForm, drawTable, type Pick, tellOutcome } from './view.ts';

interface State {
  readonly room?: AddinRoom;
  readonly quotes?: Quotes;
  picked?: Pick;
  readonly note: string;
  readonly problem: string;
}

let state: State = { note: 'Posted as you, after the checks of this room.', problem: '' };

/** The one way to change what is shown. */
function show(change: Partial<State>): void {
  state = { ...state, ...change };
  document.documentElement.dataset['theme'] = state.room?.appearance.theme ?? '';
  document.documentElement.dir = state.room?.appearance.direction ?? '';
  render(html`<main>${drawPage(state)}</main>`, document.body);
}

const explain = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const drawNotice = (title: string, text: string, action?: TemplateResult): TemplateResult =>
  html`<p class="notice" role="status"><b>${title}</b><br />${text}<br />${action}</p>`;

function drawPage({ room, quotes, note, problem }: State): TemplateResult {
  if (problem) return drawNotice('No prices', problem, html`<button @click=${start}>Try again</button>`);
  if (!quotes || !room) return html`<p class="bones" role="status" aria-label="Loading prices"></p>`;
  const [first] = quotes.values();
  if (!first) return drawNotice('No prices yet', 'They appear here as soon as the rates bot posts them.');
  const pick = (state.picked ??= { pair: first.pair, side: 'buy', limit: first.ask.toFixed(5).slice(0, -1) });
  const post = async (body: string): Promise<void> =>
    show({ note: await room.post({ body }).then(tellOutcome, explain) });
  const form = room.me.can('messages/post')
    ? drawForm(pick, note, (body) => void post(body))
    : html`<p class="note">You may read here, not post.</p>`;
  return html`<header><bdi>${quotes.size} pairs</bdi><span>Live</span></header>
    ${drawTable(quotes, pick, (next) => show({ picked: next }))}${form}`;
}

async function start(): Promise<void> {
  show({ problem: '' });
  try {
    const room = await connect();
    show({ room });
    for (const name of ['appearance-changed', 'me-changed'] as const) room.addEventListener(name, () => show({ room }));
    const page = await room.messages.latest({ limit: 100 });
    show({ quotes: page.events.reduce(foldRates, new Map()) });
    for await (const event of room.messages.live({ after: page.end }))
      show({ quotes: foldRates(state.quotes ?? new Map(), event) });
  } catch (error) {
    show({ problem: explain(error) });
  }
}

void start();
