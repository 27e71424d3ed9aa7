import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  isArrow,
  isSameView,
  nearestPoint,
  neighbourPoint,
  pannedView,
  toPixel,
  viewWith,
  zoomedView,
} from '../../neon_core/frontend/math/plane.js'

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
  const view = pannedView(whole, box, 20, -30)
  assert.deepEqual(toPixel(view, box, 5, 5).map(Math.round), [70, 20])
})

test('zooming keeps the place under the pointer, and goes neither too near nor wider than the whole', () => {
  const view = zoomedView(whole, box, 30, 60, 2, whole)
  const [px, py] = toPixel(view, box, 3, 4)
  assert.ok(Math.abs(px - 30) < 1e-9 && Math.abs(py - 60) < 1e-9)
  assert.equal(view.x[1] - view.x[0], 5)
  assert.equal(zoomedView(view, box, 30, 60, 0.1, whole), whole)
  const near = zoomedView(whole, box, 50, 50, 1e9, whole)
  assert.ok(Math.abs(near.x[1] - near.x[0] - 10 / 60) < 1e-12)
  assert.ok(isSameView(whole, whole) && !isSameView(view, whole))
  assert.ok(!isSameView(pannedView(whole, box, 0, 30), whole)) // straight up
  assert.ok(isSameView({ x: [0, 1], y: [5, -1] }, { x: [0, 1], y: [5, -1] })) // an axis that runs down
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
  assert.equal(neighbourPoint(points, whole, box, 0, 'ArrowRight'), 1)
  assert.equal(neighbourPoint(points, whole, box, 0, 'ArrowUp'), 3)
  assert.equal(neighbourPoint(points, whole, box, 0, 'ArrowLeft'), 4)
  assert.equal(neighbourPoint(points, whole, box, 0, 'ArrowDown'), 0)
  assert.equal(neighbourPoint(points, whole, box, 1, 'ArrowRight'), 1)
})

test('the arrows are the four keys with that name', () => {
  assert.ok(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].every(isArrow))
  assert.ok(!['+', '0', 'a', 'Enter'].some(isArrow))
})

test('a point outside the view brings the view along, one inside leaves it', () => {
  const view = zoomedView(whole, box, 50, 50, 2, whole)
  assert.equal(viewWith(view, box, 5, 5), view)
  const [px, py] = toPixel(viewWith(view, box, 9, 9), box, 9, 9)
  assert.ok(px <= 76 + 1e-9 && px >= 24 && py >= 24 - 1e-9)
})
