import assert from 'node:assert/strict'
import test from 'node:test'

import { fittingStarts, parts } from '../../neon_core/frontend/math/fitting.js'

test('texts stand around their places, and are moved in at the ends', () => {
  assert.deepEqual(fittingStarts([0, 100, 200], [20, 30, 40], 200, false), [0, 85, 160])
})

test('a text without room beside an earlier one is left out', () => {
  assert.deepEqual(fittingStarts([0, 10, 30], [20, 20, 20], 200, false), [0, null, null])
  assert.deepEqual(fittingStarts([0, 10, 36], [20, 20, 20], 200, false), [0, null, 26])
})

test('a text longer than the axis is left out', () => {
  assert.deepEqual(fittingStarts([50], [120], 100, false), [null])
})

test('values begin where their part begins, and are not pulled far from it', () => {
  assert.deepEqual(fittingStarts([0, 60, 96], [40, 30, 8], 100, true), [0, 60, null])
  assert.deepEqual(fittingStarts([0, 90], [40, 30], 100, true), [0, null])
  assert.deepEqual(fittingStarts([0, 74], [40, 30], 100, true), [0, 70])
})

test('no two texts overlap, and all stay on the axis', () => {
  for (let seed = 1; seed < 200; seed++) {
    const random = i => ((seed * 7919 + i * 104729) % 1000) / 1000
    const places = [...Array(8).keys()].map(i => random(i) * 300).sort((a, b) => a - b)
    const widths = places.map((_, i) => 10 + random(i + 20) * 80)
    for (const begins of [true, false]) {
      const ends = fittingStarts(places, widths, 300, begins).map((start, i) => [start, start + widths[i]]).filter(([start]) => start !== null)
      assert.ok(ends.every(([start, end]) => start >= 0 && end <= 300))
      assert.ok(ends.every(([start], i) => i === 0 || start >= ends[i - 1][1]))
    }
  }
})

test('the parts of a strip follow each other in the common order', () => {
  assert.deepEqual(parts([0.25, 0, 0.75], false), [
    { value: 0, rank: 0, start: 0, share: 0.25 },
    { value: 2, rank: 2, start: 0.25, share: 0.75 },
  ])
})

test('or the largest first', () => {
  assert.deepEqual(parts([0.25, 0, 0.75], true), [
    { value: 2, rank: 0, start: 0, share: 0.75 },
    { value: 0, rank: 1, start: 0.75, share: 0.25 },
  ])
  assert.deepEqual(parts([0, 0], true), [])
})
