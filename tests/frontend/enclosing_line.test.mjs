import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  boxBetween, isStraight, placeLabel, telling,
} from '../../neon_core/frontend/math/enclosing_line.js'

const circle = (n, share = 1, radius = 100) =>
  Array.from({ length: n }, (_, i) => {
    const turn = (2 * Math.PI * share * i) / n
    return [radius * Math.cos(turn), radius * Math.sin(turn)]
  })

test('a line that a hand draws straight is straight, one that bends or comes back is not', () => {
  const shaky = Array.from({ length: 50 }, (_, i) => [4 * i, 2 * i + 3 * Math.sin(i)])
  assert.equal(isStraight(shaky), true)
  assert.equal(isStraight([[0, 0], [30, 7]]), true)
  assert.equal(isStraight(circle(60)), false)
  assert.equal(isStraight(circle(60, 0.25)), false)
  assert.equal(isStraight([...shaky, ...shaky.toReversed().slice(0, 30)]), false)
  assert.equal(isStraight([[5, 5]]), false)
})

test('a box has its two opposite corners', () => {
  assert.deepEqual(boxBetween([1, 2], [5, 9]), [[1, 2], [5, 2], [5, 9], [1, 9]])
})

test('the vertices that tell a shape are its corners, its start and its end', () => {
  const straight = Array.from({ length: 50 }, (_, i) => [i, 0])
  assert.deepEqual(telling([...straight, [49, 30]], 100), [0, 49, 50])
  assert.deepEqual(telling([[3, 4]], 100), [0])
  const kept = telling(circle(1000), 100)
  assert.ok(kept.length > 15 && kept.length < 100)
  assert.deepEqual([kept[0], kept.at(-1)], [0, 999])
})

test('no more vertices are kept than may be, of any line', () => {
  const zigzag = Array.from({ length: 5000 }, (_, i) => [i, (i % 2) * 40 + (i % 7)])
  const kept = telling(zigzag, 100)
  assert.ok(kept.length <= 100 && kept.length >= 2)
})

test('the number stands beside the line, and never out of the map', () => {
  const box = { w: 400, h: 300 }
  assert.deepEqual(placeLabel([[100, 50], [200, 90]], [60, 20], box), [206, 50])
  assert.deepEqual(placeLabel([[100, 50], [380, 90]], [60, 20], box), [34, 50])
  assert.deepEqual(placeLabel([[10, 80], [390, 90]], [60, 20], box), [170, 54])
  assert.deepEqual(placeLabel([[-40, -80], [490, 390]], [60, 20], box), [195, 0])
  assert.deepEqual(placeLabel([[100, -50], [200, 90]], [60, 20], box), [206, 0])
  assert.deepEqual(placeLabel([[-90, 10], [-50, 20]], [60, 20], box), [0, 10])
})
