import type { Outcome } from '@roompane/addin';
import { html, type TemplateResult } from 'lit';
import type { Quote, Quotes } from './rates.ts';

/** A price to trade at: who takes an ask buys, who hits a bid sells. */
export interface Pick {
  readonly pair: string;
  readonly side: 'buy' | 'sell';
  readonly limit: string;
}

function drawTrend(mids: readonly number[]): TemplateResult {
  const low = Math.min(...mids);
  const range = Math.max(...mids) - low || 1;
  const points = mids.map((mid, index) => [2 + (55 * index) / 23, 18 - (16 * (mid - low)) / range]);
  const [x, y] = points.at(-1) ?? [];
  return html`<svg viewBox="0 0 60 20">
    <polyline points=${points.join(' ')} />
    <circle cx=${x} cy=${y} r="1.8" />
  </svg>`;
}

/** The prices, each a button that picks it. */
export function drawTable(quotes: Quotes, picked: Pick, onPick: (pick: Pick) => void): TemplateResult {
  const drawPrice = (pair: string, side: Pick['side'], price: number): TemplateResult => {
    const text = price.toFixed(pair.endsWith('JPY') ? 3 : 5);
    const isPicked = picked.pair === pair && picked.side === side;
    return html`<td>
      <button aria-pressed=${isPicked} @click=${() => onPick({ pair, side, limit: text.slice(0, -1) })}>
        <span dir="ltr">${text.slice(0, -3)}<b>${text.slice(-3, -1)}</b><sup>${text.slice(-1)}</sup></span>
      </button>
    </td>`;
  };
  const drawRow = ({ pair, bid, ask, changePct, mids }: Quote): TemplateResult => {
    const change = `${changePct < 0 ? '−' : '+'}${Math.abs(changePct).toFixed(2)}%`;
    return html`<tr class=${changePct < 0 ? 'down' : 'up'}>
      <th scope="row"><span dir="ltr">${pair}</span><small dir="ltr">${change}</small></th>
      <td aria-hidden="true">${drawTrend(mids)}</td>
      ${drawPrice(pair, 'sell', bid)}${drawPrice(pair, 'buy', ask)}
    </tr>`;
  };
  return html`<table>
    <thead>
      ${['Pair', 'Trend', 'Bid', 'Ask'].map((name) => html`<th scope="col">${name}</th>`)}
    </thead>
    <tbody>
      ${[...quotes.values()].map(drawRow)}
    </tbody>
  </table>`;
}

/** What became of a post, in a sentence. */
export function tellOutcome(outcome: Outcome): string {
  if (outcome.type === 'blocked') return `${outcome.by.name} stopped this post. ${outcome.reason}`;
  return outcome.type === 'failed' ? `Not posted. ${outcome.reason}` : 'Posted to the room.';
}

/** A form for one bid or offer at the picked price; gives `onPost` the words to post. */
export function drawForm(picked: Pick, note: string, onPost: (body: string) => void): TemplateResult {
  const [base = '', counter = ''] = picked.pair.split('/');
  const act = picked.side === 'buy' ? 'Bid' : 'Offer';
  const handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    // The fields are text, so their values are.
    const [amount, limit] = [...new FormData(event.target as HTMLFormElement).values()] as string[];
    onPost(`${act} ${amount} m ${picked.pair} at ${limit}`);
  };
  const drawField = (name: string, value: string, unit: string): TemplateResult => {
    const input = html`<input
      name=${name}
      .value=${value}
      inputmode="decimal"
      pattern="[0-9]+([.][0-9]+)?"
      required
    />`;
    return html`<label>${name}<span dir="ltr">${input}${unit}</span></label>`;
  };
  return html`<form @submit=${handleSubmit}>
    <h1>New ${act.toLowerCase()}</h1>
    ${drawField('Amount', '3.0', `m ${base}`)} ${drawField('Limit', picked.limit, counter)}
    <button>Post ${act.toLowerCase()} to room</button>
    <p role="status"><bdi>${note}</bdi></p>
  </form>`;
}
