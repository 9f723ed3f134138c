import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RowLayout } from './row-layout.ts';
import { DRAWN_ROWS, edgeOf, rangeOf } from './row-range.ts';
import { AT_END, endTop, standAfter, standAt, topOf } from './stand.ts';

const VIEW_PX = 400;

function layoutOf(count: number, px: (place: number) => number = () => 40, first = 0): RowLayout {
  const layout = new RowLayout();
  layout.cover({ first, end: first + count }, px);
  return layout;
}

const heights = fc.array(fc.integer({ min: 24, max: 900 }), { minLength: 2, maxLength: 200 });
const acts = fc.array(fc.record({ do: fc.nat(4), at: fc.nat(300), px: fc.integer({ min: 24, max: 900 }) }), {
  maxLength: 40,
});

describe('where a reader stands', () => {
  it('keeps a message in sight where it is, whatever comes or changes above it', () => {
    fc.assert(
      fc.property(heights, fc.nat(50_000), acts, (rows, scrolled, steps) => {
        const layout = layoutOf(rows.length, (place) => rows[place] ?? 40);
        // Enough below, so that no end holds the list back.
        layout.cover({ first: 0, end: rows.length + 200 }, () => 900);
        const topPx = scrolled % layout.messageTop(rows.length);
        const stand = standAt(topPx, layout, VIEW_PX);
        assert.ok(stand.at === 'message');
        const seenPx = layout.messageTop(stand.place) - topPx;
        assert.ok(seenPx < VIEW_PX);
        for (const { do: act, at, px } of steps) {
          const above = layout.first + (at % Math.max(1, stand.place - layout.first));
          if (act === 0) layout.cover({ first: layout.first - (at % 60), end: layout.end }, () => px);
          if (act === 1 && above < stand.place) layout.setMessage(above, px);
          if (act === 2) layout.setBefore(stand.place, px % 60);
          if (act === 3) layout.cover({ first: layout.first, end: layout.end + (at % 60) }, () => px);
          if (act === 4) layout.setMessage(stand.place, px);
        }
        const nowPx = topOf(stand, layout, VIEW_PX);
        // At the very top there is nothing to scroll to, so it is as near as it can be.
        if (nowPx > 0) assert.equal(layout.messageTop(stand.place) - nowPx, seenPx);
      }),
    );
  });

  it('is at the newest, wherever that is', () => {
    const layout = layoutOf(100);
    assert.equal(topOf(AT_END, layout, VIEW_PX), 3_600);
    layout.cover({ first: -10, end: 130 }, () => 50);
    layout.tailPx = 10;
    assert.equal(topOf(AT_END, layout, VIEW_PX), endTop(layout, VIEW_PX));
    assert.equal(topOf(AT_END, layoutOf(2), VIEW_PX), 0);
    assert.equal(topOf(AT_END, layoutOf(0), VIEW_PX), 0);
  });

  it('is by the nearest message when its own was let go', () => {
    const layout = layoutOf(100);
    const stand = { at: 'message', place: 10, offsetPx: 0 } as const;
    layout.cover({ first: 50, end: 100 }, () => 40);
    assert.equal(topOf(stand, layout, VIEW_PX), 0);
  });

  it('is by a message that fills the list, where no other begins', () => {
    const layout = layoutOf(3, () => 5_000);
    assert.deepEqual(standAt(7_000, layout, VIEW_PX), { at: 'message', place: 1, offsetPx: -2_000 });
  });

  it('is by a message that has a row, over those that have none', () => {
    const layout = layoutOf(1_000, (place) => (place % 100 === 0 ? 40 : 0));
    assert.deepEqual(standAt(45, layout, VIEW_PX), { at: 'message', place: 200, offsetPx: 35 });
    assert.deepEqual(standAt(365, layout, VIEW_PX), { at: 'message', place: 900, offsetPx: -5 });
  });

  it('leaves the end with the first pixel upwards, and comes back only by going down', () => {
    const layout = layoutOf(100);
    const scroll = (fromPx: number, topPx: number, isWhole = true) => ({ fromPx, topPx, viewPx: VIEW_PX, isWhole });
    assert.equal(standAfter(AT_END, scroll(3_600, 3_598), layout).at, 'message');
    assert.equal(standAfter(AT_END, scroll(3_600, 3_600), layout).at, 'end');
    const away = standAt(3_500, layout, VIEW_PX);
    assert.equal(standAfter(away, scroll(3_600, 3_590), layout).at, 'message');
    assert.equal(standAfter(away, scroll(3_500, 3_590), layout).at, 'end');
    assert.equal(standAfter(away, scroll(3_500, 3_600, false), layout).at, 'message');
  });
});

describe('rangeOf', () => {
  it('holds what is in sight, with a margin, and few more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(300_000), (count, scrolled) => {
        const layout = layoutOf(count, (place) => 24 + (Math.abs(place) % 7) * 20, -1_234);
        const topPx = Math.min(scrolled, endTop(layout, VIEW_PX));
        const { first, end } = rangeOf(layout, { topPx, viewPx: VIEW_PX });
        assert.ok(first >= layout.first && end <= layout.end);
        assert.ok(first === layout.first || layout.rowTop(first) <= topPx - 320);
        assert.ok(end === layout.end || layout.rowTop(end) >= topPx + VIEW_PX + 320);
        assert.ok(end - first <= 60);
      }),
    );
  });

  it('counts rows alone, however many places without one lie between', () => {
    const layout = layoutOf(100_000, (place) => (place % 1_000 === 0 ? 40 : 0));
    const { first, end } = rangeOf(layout, { topPx: 2_000, viewPx: VIEW_PX });
    assert.ok(layout.rowTop(first) <= 2_000 - 320 && layout.rowTop(end) >= 2_000 + VIEW_PX + 320);
    const most = rangeOf(layout, { topPx: 0, viewPx: 100_000 }, { first: 0, end: 100_000 });
    assert.deepEqual(most, { first: 0, end: 100_000 });
    const low = layoutOf(100_000, (place) => (place % 10 === 0 ? 1 : 0));
    const { end: lowEnd } = rangeOf(low, { topPx: 0, viewPx: 5_000 });
    assert.equal(lowEnd, (DRAWN_ROWS - 1) * 10 + 1);
  });

  it('holds what the reader holds, as long as that is not too much', () => {
    const layout = layoutOf(1_000);
    const sight = { topPx: 20_000, viewPx: VIEW_PX };
    assert.equal(rangeOf(layout, sight, { first: 300, end: 301 }).first, 300);
    assert.deepEqual(rangeOf(layout, sight, { first: 0, end: 1 }), rangeOf(layout, sight));
    const { first, end } = rangeOf(
      layoutOf(10_000, () => 1),
      { topPx: 5_000, viewPx: VIEW_PX },
    );
    assert.equal(end - first, DRAWN_ROWS);
  });
});

describe('edgeOf', () => {
  it('is the row at the edge, unless something that parts messages is there', () => {
    const layout = layoutOf(300, (place) => (place % 100 === 0 ? 400 : 0));
    assert.equal(edgeOf(layout, 500), 100);
    layout.setBefore(200, 30);
    assert.equal(edgeOf(layout, 500), 100);
    assert.equal(edgeOf(layout, 790), undefined);
    assert.equal(edgeOf(layout, 831), 200);
  });
});
