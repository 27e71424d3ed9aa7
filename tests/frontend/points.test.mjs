import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Points } from '../../neon_core/frontend/map/points.js'

const traces = [
  { meta: { cluster: 0, known: 'a' }, customdata: [5], x: [1], y: [3] },
  { meta: { cluster: 1, known: null }, customdata: [9, 2], x: [2, 4], y: [4, 6] },
]
const undrawn = { map: 'm', place: [8, 6], class_name: 'a' }
const chosen = { row: 7, label: 0, undrawn }

test('points are the rows of all traces in drawing order', () => {
  const points = new Points(traces)
  assert.equal(points.length, 3)
  assert.deepEqual([...points.x].slice(0, 3), [1, 2, 4])
  assert.deepEqual([...points.rows].slice(0, 3), [5, 9, 2])
  assert.deepEqual([5, 9, 2, 7, undefined].map(row => points.indexOf(row)), [0, 1, 2, undefined, undefined])
  assert.equal(points.lastRow, 9)
  assert.equal(new Points([]).length, 0)
})

test('a row that is not drawn is the last point while it is chosen', () => {
  const points = new Points(traces)
  points.seat(chosen, 'm')
  assert.deepEqual([points.length, points.x[3], points.y[3], points.rows[3], points.indexOf(7)], [4, 8, 6, 7, 3])
  assert.deepEqual(points.traces[3].meta, { cluster: 0, known: 'a' })
  points.seat({ row: 3, label: 1, undrawn: { ...undrawn, class_name: undefined } }, 'm') // another one takes its place
  assert.deepEqual([points.length, points.has(7), points.indexOf(3)], [4, false, 3])
  assert.equal(points.traces[3].like, traces[1])
  points.seat({ row: 5, label: 0 }, 'm') // one that is drawn
  assert.deepEqual([points.length, points.has(3), points.indexOf(5)], [3, false, 0])
})

test('row 0 can be the one that is not drawn', () => {
  const points = new Points(traces)
  points.seat({ ...chosen, row: 0 }, 'm')
  assert.deepEqual([points.length, points.indexOf(0)], [4, 3])
})

test('it looks like those of its cluster and class, else like those of its cluster, else like none', () => {
  for (const [cluster, known, like] of [[0, 'a', traces[0]], [0, 'b', traces[0]], [2, 'a', undefined]]) {
    const points = new Points(traces)
    points.seat({ ...chosen, label: cluster, undrawn: { ...undrawn, class_name: known } }, 'm')
    assert.equal(points.traces[3].like, like)
  }
})

test('a place on another map, no place, and no row are no point', () => {
  for (const mark of [{ ...chosen, undrawn: { ...undrawn, map: 'n' } }, { row: 7 }, null, { ...chosen, row: 9 }]) {
    const points = new Points(traces)
    points.seat(mark, 'm')
    assert.deepEqual([points.length, points.indexOf(5), points.indexOf(9), points.has(7)], [3, 0, 1, false])
  }
})
