import assert from 'node:assert/strict'
import { test } from 'node:test'

import { isNameLeft, textWidth } from '../../pages/shared/live_chart/frontend/map/name_side.js'

const view = { x: [0, 400], y: [0, 100] }
const box = { w: 400, h: 100 }
const map = (...xs) => ({ view, box, points: { x: xs, y: xs.map(() => 50), length: xs.length }, centroids: [] })

test('a name takes the room of its letters within bounds, a note takes more', () => {
  assert.deepEqual([textWidth('wine 7', ''), textWidth('x'.repeat(20), ''), textWidth('x'.repeat(99), '')], [90, 160, 210])
  assert.equal(textWidth('wine 7', 'looks nearer'), 250)
})

test('a name keeps clear of the way to the border', () => {
  assert.ok(isNameLeft(map(), [200, 50], [230, 50], 90))
  assert.ok(!isNameLeft(map(), [200, 50], [170, 50], 90))
})

test('a name stands on the emptier side, and a centroid counts as ten marks', () => {
  assert.ok(isNameLeft(map(210, 220, 190), [200, 50], null, 90))
  assert.ok(!isNameLeft(map(190, 180, 210), [200, 50], null, 90))
  assert.ok(isNameLeft({ ...map(190, 180), centroids: [[220, 50]] }, [200, 50], null, 90))
  assert.ok(!isNameLeft(map(300), [200, 50], null, 90)) // too far away to be covered
})

test('at an edge a name stands inside', () => {
  assert.ok(isNameLeft(map(), [380, 50], null, 90))
  assert.ok(!isNameLeft(map(40, 50), [20, 50], null, 90))
})
