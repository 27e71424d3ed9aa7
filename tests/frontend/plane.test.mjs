import assert from 'node:assert/strict'
import { test } from 'node:test'

import { isWhole, nearestPoint, neighbour, panned, position, showing, toPixel, translated, zoomed } from '../../pages/shared/live_chart/frontend/math/plane.js'

const whole = { x: [0, 10], y: [0, 10] }
const box = { w: 100, h: 100 }
const at = (...places) => ({
  length: places.length,
  x: Float64Array.from(places, p => p[0]),
  y: Float64Array.from(places, p => p[1]),
})

test('places go to pixels, upwards being up', () => {
  assert.deepEqual(toPixel(whole, box, 0, 0), [0, 100])
  assert.deepEqual(toPixel(whole, box, 10, 10), [100, 0])
})

test('a drag moves what lies under the hand along with it', () => {
  const view = panned(whole, box, 20, -30)
  assert.deepEqual(toPixel(view, box, 5, 5).map(Math.round), [70, 20])
})

test('zooming keeps the place under the pointer, and goes neither too near nor wider than the whole', () => {
  const view = zoomed(whole, box, 30, 60, 2, whole)
  const [px, py] = toPixel(view, box, 3, 4)
  assert.ok(Math.abs(px - 30) < 1e-9 && Math.abs(py - 60) < 1e-9)
  assert.equal(view.x[1] - view.x[0], 5)
  assert.equal(zoomed(view, box, 30, 60, 0.1, whole), whole)
  const near = zoomed(whole, box, 50, 50, 1e9, whole)
  assert.ok(Math.abs(near.x[1] - near.x[0] - 10 / 60) < 1e-12)
  assert.ok(isWhole(whole, whole) && !isWhole(view, whole))
  assert.ok(!isWhole(panned(whole, box, 0, 30), whole)) // straight up
  assert.ok(isWhole({ x: [0, 1], y: [5, -1] }, { x: [0, 1], y: [5, -1] })) // an axis that runs down
})

test('a click takes the nearest point, and none far from all', () => {
  const points = at([2, 2], [2.5, 2], [8, 8])
  assert.equal(nearestPoint(points, whole, box, 21, 80), 0)
  assert.equal(nearestPoint(points, whole, box, 24, 80), 1)
  assert.equal(nearestPoint(points, whole, box, 50, 50), -1)
})

test('a finger reaches further than a mouse', () => {
  const points = at([2, 2])
  assert.equal(nearestPoint(points, whole, box, 40, 80), -1)
  assert.equal(nearestPoint(points, whole, box, 40, 80, true), 0)
})

test('of points on one place the one on top is taken', () => {
  assert.equal(nearestPoint(at([2, 2], [2, 2]), whole, box, 20, 80), 1)
})

test('arrows go to the next point ahead, rather straight, and stay where there is none', () => {
  const points = at([5, 5], [7, 5], [6, 8], [5, 7], [1, 5])
  assert.equal(neighbour(points, whole, box, 0, 'ArrowRight'), 1)
  assert.equal(neighbour(points, whole, box, 0, 'ArrowUp'), 3)
  assert.equal(neighbour(points, whole, box, 0, 'ArrowLeft'), 4)
  assert.equal(neighbour(points, whole, box, 0, 'ArrowDown'), 0)
  assert.equal(neighbour(points, whole, box, 1, 'ArrowRight'), 1)
})

test('a point outside the view brings the view along, one inside leaves it', () => {
  const view = zoomed(whole, box, 50, 50, 2, whole)
  assert.equal(showing(view, box, 5, 5), view)
  const [px, py] = toPixel(showing(view, box, 9, 9), box, 9, 9)
  assert.ok(px <= 76 + 1e-9 && px >= 24 && py >= 24 - 1e-9)
})

test('a mark\'s shape is moved, whichever it is', () => {
  const circle = 'M2.5,0A2.5,2.5 0 1,1 0,-2.5A2.5,2.5 0 0,1 2.5,0Z'
  assert.equal(translated(circle, 10, 20), 'M12.5,20A2.5,2.5,0,1,1,10,17.5A2.5,2.5,0,0,1,12.5,20Z')
  assert.equal(translated('M3,3H-3V-3H3Z', 1, 2), 'M4,5H-2V-1H4Z')
  assert.equal(translated('M1e-7,0L0,-1Z', 1, 1), 'M1.0000001,1L1,0Z')
  assert.equal(translated('M0,0C1,1 2,2 3,3', 1, 1), null)
  assert.equal(translated('', 1, 1), null)
})

test('a number is found in a growing list, and what is not there is not', () => {
  const list = [2, 3, 5, 8, 13]
  list.forEach((number, at) => assert.equal(position(list, number), at))
  for (const number of [-1, 0, 4, 14, undefined]) assert.equal(position(list, number), -1)
  assert.equal(position([], 2), -1)
})
