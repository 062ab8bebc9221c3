import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layout } from './layout.mjs';

const panel = (id, x, y, w, h) => ({ id, gridPos: { x, y, w, h } });

test('layout_aClosedRow_leavesNoHoleBelow', () => {
  const [row, below] = layout([panel(1, 0, 0, 24, 1), panel(2, 0, 10, 24, 8)], 1208);
  assert.equal(row.height, 30);
  assert.equal(below.top, 38);
  assert.equal(below.height, 8 * 30 + 7 * 8);
});

test('layout_besideEachOther_sharesTheWidth', () => {
  const [left, right] = layout([panel(1, 0, 0, 12, 8), panel(2, 12, 0, 12, 8)], 1208);
  assert.deepEqual([left.left, left.width, right.left, right.top], [8, 592, 608, 0]);
});
