import assert from 'node:assert/strict'
import { test } from 'node:test'

import { seated } from '../../pages/shared/live_chart/frontend/map/undrawn_row.js'

const traces = [{ meta: { cluster: 0, known: 'a' } }, { meta: { cluster: 1, known: null } }]

function drawn() {
  const points = { length: 2, drawn: 2, x: [1, 2, 0], y: [3, 4, 0], row: [5, 9, 0], trace: [...traces], at: new Map() }
  points.at.set(5, 0).set(9, 1)
  return points
}

const undrawn = { map: 'm', place: [8, 6], class_name: 'a' }
const far = { row: 7, label: 0, undrawn }

test('a row that is not drawn is the last point while it is chosen', () => {
  const points = drawn()
  seated(points, far, 'm')
  assert.deepEqual([points.length, points.x[2], points.y[2], points.row[2], points.at.get(7)], [3, 8, 6, 7, 2])
  assert.deepEqual(points.trace[2].meta, { cluster: 0, known: 'a' })
  seated(points, { row: 3, label: 1, undrawn: { ...undrawn, class_name: undefined } }, 'm') // another one takes its place
  assert.deepEqual([points.length, points.at.has(7), points.at.get(3)], [3, false, 2])
  assert.equal(points.trace[2].like, traces[1])
  seated(points, { row: 5, label: 0 }, 'm') // one that is drawn
  assert.deepEqual([points.length, points.at.has(3), points.at.get(5)], [2, false, 0])
})

test('it looks like those of its cluster and class, else like those of its cluster, else like none', () => {
  for (const [cluster, known, like] of [[0, 'a', traces[0]], [0, 'b', traces[0]], [2, 'a', undefined]]) {
    const points = drawn()
    seated(points, { ...far, label: cluster, undrawn: { ...undrawn, class_name: known } }, 'm')
    assert.equal(points.trace[2].like, like)
  }
})

test('a place on another map, no place, and no row are no point', () => {
  for (const mark of [{ ...far, undrawn: { ...undrawn, map: 'n' } }, { row: 7 }, null, { ...far, row: 9 }]) {
    const points = drawn()
    seated(points, mark, 'm')
    assert.equal(points.length, 2)
    assert.deepEqual([...points.at], [[5, 0], [9, 1]])
  }
})
