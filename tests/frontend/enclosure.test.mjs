import assert from 'node:assert/strict'
import { test } from 'node:test'

import { enclosed, Enclosure, sum } from '../../neon_core/frontend/math/enclosure.js'

const SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2]]
const points = (...places) => ({ x: places.map(([x]) => x), y: places.map(([, y]) => y), drawn: places.length })

test('of the points on a line those on a left or lower edge are inside', () => {
  const square = (...places) => [...enclosed(points(...places), SQUARE)]
  assert.deepEqual(square([1, 1], [3, 1], [1, 3], [-1, 1]), [1, 0, 0, 0])
  assert.deepEqual(square([0, 1], [1, 0], [2, 1], [1, 2]), [1, 1, 0, 0])
})

test('the part that a line goes around twice is outside', () => {
  const twice = [[0, 0], [4, 0], [4, 4], [1, 4], [1, 1], [3, 1], [3, 3], [0, 3]]
  assert.deepEqual([...enclosed(points([0.5, 0.5], [2, 2], [3.5, 2], [2, 3.5]), twice)], [1, 0, 1, 1])
})

test('a growing line counts the points inside at each of its places', () => {
  const some = points([0.5, 0.2], [1.5, 1], [0.5, 1.5], [3, 3])
  const line = new Enclosure(some, SQUARE[0])
  const counts = SQUARE.slice(1).map(place => {
    line.add(place)
    return line.count
  })
  assert.deepEqual(counts, [0, 2, 3])
  assert.deepEqual(line.path, SQUARE)
  assert.equal(line.count, sum(enclosed(some, SQUARE)))
})

test('a line may cross itself, and the points may be none', () => {
  const loop = [[0, 0], [3, 3], [3, 0], [0, 3], [1, -1], [4, 2]]
  const some = points([0.4, 1], [2.5, 1.5], [1, 0.5], [1.5, 1.5])
  const line = new Enclosure(some, loop[0])
  for (const place of loop.slice(1)) line.add(place)
  assert.equal(line.count, sum(enclosed(some, loop)))
  assert.equal(new Enclosure(points(), [0, 0]).count, 0)
})

test('a line that is thinned counts the points inside the line that is left, and goes on growing', () => {
  const random = (n, i) => ((i * 7919 + n * 104729) % 1009) / 1009
  const some = points(...Array.from({ length: 500 }, (_, i) => [random(1, i), random(2, i)]))
  const way = Array.from({ length: 40 }, (_, i) => [random(3, i), random(4, i)])
  const line = new Enclosure(some, way[0])
  for (const place of way.slice(1)) line.add(place)
  line.thin([0, 3, 4, 17, 39])
  assert.deepEqual(line.path, [0, 3, 4, 17, 39].map(i => way[i]))
  assert.equal(line.count, sum(enclosed(some, line.path)))
  line.add([0.3, 0.9])
  assert.equal(line.count, sum(enclosed(some, line.path)))
})

test('a chosen row without a mark, which is one point more, does not count', () => {
  assert.equal(sum(enclosed({ x: [1, 1], y: [1, 1], drawn: 1 }, SQUARE)), 1)
})
