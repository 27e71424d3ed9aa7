import assert from 'node:assert/strict'
import { test } from 'node:test'

import { byBarLength, competitorWeights, effectiveNumber, explain, softminShares, zeros } from '../../neon_core/frontend/math/shares.js'

// x = (1, 1) in cluster (0, 0), competitors (4, 0) and (0, 6): h = (8, 24), by hand as in NeuralizedKMeans' own example.
const point = {
  h: [8, 24],
  parts: [
    [8, 0],
    [0, 24],
  ],
}

test('at 0 all count alike, worked out by hand', () => {
  const now = explain(point, 0)
  assert.deepEqual(now.p, [0.5, 0.5])
  assert.deepEqual(Array.from(now.bars), [4, 4])
  assert.deepEqual([now.pro, now.contra, now.logit, now.residual], [8, 0, 8, 0])
  assert.equal(effectiveNumber(now.p), 2)
})

test('at infinity only the nearest, and ties share', () => {
  assert.deepEqual(explain(point, Infinity).p, [1, 0])
  assert.deepEqual(softminShares([3, 3, 5], Infinity), [0.5, 0.5, 0])
})

test('on the boundary the ratio is 1 at the nearest and 0 elsewhere', () => {
  assert.deepEqual(competitorWeights([0, 2], [0.75, 0.25]), [0.75, 0])
})

test('a large beta does not overflow', () => {
  assert.deepEqual(softminShares([1, 1e6], 1e300), [1, 0])
})

test('a feature that makes no difference has no side', () => {
  const flat = { place: [0.5], own: [0.3], others: [[0.3]], widths: [1] }
  assert.deepEqual(zeros(flat, [1], [0])[0].side, 0)
})

test('the largest bar comes first, equal ones in their order', () => {
  assert.deepEqual(byBarLength([1, -3, 3, 0]), [1, 2, 0, 3])
})
