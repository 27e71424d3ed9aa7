import assert from 'node:assert/strict'
import test from 'node:test'

import { largestOf, lineOrder, opacityOf, steppedTo } from '../../neon_core/frontend/math/heat.js'

const LINES = [
  { relevance: [0.1, -0.4], absolute: [0.2, 0.5] },
  { relevance: [0.3, null], absolute: [0.3, null] },
]

test('the largest number is one of either sign, and 1 where all are 0', () => {
  assert.equal(largestOf(LINES, 'relevance'), 0.4)
  assert.equal(largestOf(LINES, 'absolute'), 0.5)
  assert.equal(largestOf([{ relevance: [0, null] }], 'relevance'), 1)
  assert.equal(largestOf([], 'relevance'), 1)
})

test('cells go from faint to strong', () => {
  assert.equal(opacityOf(0, 0.4), 0.03)
  assert.equal(opacityOf(-0.4, 0.4), 0.6)
  assert.ok(Math.abs(opacityOf(0.2, 0.4) - 0.315) < 1e-12)
})

test('lines stay as they came, or go by their number in a cluster', () => {
  assert.deepEqual(lineOrder(LINES, 'relevance', null), [0, 1])
  assert.deepEqual(lineOrder(LINES, 'relevance', 0), [1, 0])
  assert.deepEqual(lineOrder(LINES, 'relevance', 1), [0, 1])
})

test('keys lead through a list and stop at its ends', () => {
  assert.equal(steppedTo('ArrowDown', 1, 3), 2)
  assert.equal(steppedTo('ArrowDown', 2, 3), 2)
  assert.equal(steppedTo('ArrowUp', 0, 3), 0)
  assert.equal(steppedTo('PageDown', 0, 30), 10)
  assert.equal(steppedTo('End', 0, 30), 29)
  assert.equal(steppedTo('Home', 9, 30), 0)
  assert.equal(steppedTo('Enter', 1, 3), undefined)
})
