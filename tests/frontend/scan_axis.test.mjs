import assert from 'node:assert/strict'
import test from 'node:test'

import { bandPath, columnAt, columnPlaces, heights, linePath, runs, stackSize, tally, writtenTicks } from '../../neon_core/frontend/math/scan_axis.js'

test('every K has the middle of its column, and a pointer falls into it', () => {
  assert.deepEqual(columnPlaces(4, 80), [10, 30, 50, 70])
  columnPlaces(11, 257).forEach((x, i) => assert.equal(columnAt(x, 11, 257), i))
  assert.equal(columnAt(-5, 4, 80), 0)
  assert.equal(columnAt(85, 4, 80), 3)
})

test('the largest value is at the top, equal ones in the middle, a missing one nowhere', () => {
  assert.deepEqual(heights([1, null, 3], 1, 3, 10, 50), [50, null, 10])
  assert.deepEqual(heights([2, 2], 2, 2, 10, 50), [30, 30])
})

test('a line breaks where there is no value', () => {
  assert.deepEqual(runs([1, 2, 3, 4], [5, null, 6, 7]), [[[1, 5]], [[3, 6], [4, 7]]])
  assert.deepEqual(runs([1, 2], [null, null]), [])
  assert.equal(linePath([[1, 2], [3, 4]]), 'M1.0,2.0L3.0,4.0')
  assert.equal(linePath([]), '')
})

test('a band needs two places', () => {
  assert.equal(bandPath([0, 1, 2], [5, 6, null], [3, 4, null]), 'M0.0,3.0L1.0,4.0L1.0,6.0L0.0,5.0Z')
  assert.equal(bandPath([0, 1], [5, null], [3, null]), '')
})

test('the tally counts what each measure chooses, and the highest stack has room', () => {
  assert.deepEqual(tally([2, 3, 4], [3, 3, 0, 2]), [1, 2, 0])
  assert.equal(stackSize(4, 46).pitch, 10)
  assert.ok(stackSize(7, 46).pitch * 7 <= 46)
})

test('numbers are left out where they have no room, but never the one in use', () => {
  const ks = Array.from({ length: 49 }, (_, i) => i + 2)
  assert.deepEqual(writtenTicks([2, 3, 4], 90, []), [2, 3, 4])
  assert.deepEqual(writtenTicks(ks, 300, [11]), [5, 11, 20, 25, 30, 35, 40, 45, 50])
})
