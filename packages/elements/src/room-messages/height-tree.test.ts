import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { HeightTree } from './height-tree.ts';

/** What the tree stands for, one loop a question. */
class NaiveHeights {
  first = 0;
  heights: number[] = [];

  get end(): number {
    return this.first + this.heights.length;
  }

  topOf(index: number): number {
    return this.heights.slice(0, Math.max(0, index - this.first)).reduce((sum, px) => sum + px, 0);
  }

  indexAt(px: number): number {
    let last = this.first;
    for (let index = this.first; index < this.end; index++) if (this.topOf(index) <= px) last = index;
    return last;
  }

  cover(first: number, end: number, heightOf: (index: number) => number): void {
    const before = new Map(this.heights.map((px, offset) => [this.first + offset, px]));
    this.first = first;
    this.heights = Array.from(
      { length: end - first },
      (_, offset) => before.get(first + offset) ?? heightOf(first + offset),
    );
  }
}

const layoutPx = fc.integer({ min: 0, max: 64 * 300 }).map((units) => units / 64);
const step = fc.oneof(
  fc.record({
    do: fc.constant('cover' as const),
    first: fc.integer({ min: -40, max: 900 }),
    count: fc.nat(600),
    px: layoutPx,
  }),
  fc.record({ do: fc.constant('set' as const), at: fc.nat(700), px: layoutPx }),
  fc.record({ do: fc.constant('refill' as const), px: layoutPx }),
);

describe('HeightTree', () => {
  it('answers as a plain list would, whatever was put in, cut off and changed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(fc.nat(90_000), { maxLength: 8 }), (steps, probes) => {
        const tree = new HeightTree();
        const naive = new NaiveHeights();
        for (const each of steps) {
          if (each.do === 'set') {
            const index = naive.first + each.at;
            const isThere = index < naive.end;
            assert.equal(tree.set(index, each.px), isThere && naive.heights[each.at] !== each.px);
            if (isThere) naive.heights[each.at] = each.px;
            continue;
          }
          const heightOf = (index: number): number => each.px + (index & 3);
          if (each.do === 'refill') {
            tree.refill(heightOf);
            naive.heights = naive.heights.map((_, offset) => heightOf(naive.first + offset));
          } else {
            tree.cover(each.first, each.first + each.count, heightOf);
            naive.cover(each.first, each.first + each.count, heightOf);
          }
        }
        assert.equal(tree.first, naive.first);
        assert.equal(tree.end, naive.end);
        assert.equal(tree.totalPx, naive.topOf(naive.end));
        for (const probe of probes) {
          const index = naive.first + (probe % (naive.heights.length + 1));
          assert.equal(tree.topOf(index), naive.topOf(index));
          assert.equal(tree.heightOf(index), naive.heights[index - naive.first] ?? 0);
          assert.equal(tree.indexAt(probe), naive.indexAt(probe));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds the nearest end for a pixel outside', () => {
    const tree = new HeightTree();
    assert.equal(tree.indexAt(10), 0);
    tree.cover(5, 8, () => 10);
    assert.equal(tree.indexAt(-1), 5);
    assert.equal(tree.indexAt(0), 5);
    assert.equal(tree.indexAt(29.9), 7);
    assert.equal(tree.indexAt(1_000), 7);
  });

  it('goes past heights of 0', () => {
    const tree = new HeightTree();
    tree.cover(0, 6, (index) => (index % 2 ? 10 : 0));
    assert.equal(tree.indexAt(10), 3);
    assert.equal(tree.topOf(3), 10);
  });
});
