import assert from 'node:assert/strict'
import { test } from 'node:test'

import { drawnRange, nextSort, sortedPositions, steppedPlace } from '../../neon_core/frontend/table/row_order.js'

test('numbers are in their order, empty cells last in both, and equal ones stay in place', () => {
  const column = { head: 'evidence', values: [2, null, -1, 2, 10] }
  assert.deepEqual(sortedPositions(column, false), [2, 0, 3, 4, 1])
  assert.deepEqual(sortedPositions(column, true), [4, 0, 3, 2, 1])
})

test('words are in the order of people: no case, and numbers within them by their size', () => {
  const column = { head: 'who', values: ['row 10', 'Row 9', null, 'Äpfel'] }
  assert.deepEqual(sortedPositions(column, false), [3, 1, 0, 2])
})

test('ranks order texts that are no words', () => {
  const column = { head: 'heat', values: ['low', 'high', null, 'mid'], ranks: [1, 3, 0, 2] }
  assert.deepEqual(sortedPositions(column, false), [0, 3, 1, 2])
  assert.deepEqual(sortedPositions(column, true), [1, 3, 0, 2])
})

test('an empty table and a column without a value have an order', () => {
  assert.deepEqual(sortedPositions({ head: 'a', values: [] }, false), [])
  assert.deepEqual(sortedPositions({ head: 'a', values: [null, null] }, true), [0, 1])
})

test('the rows in sight are drawn, with a page on either side at least', () => {
  for (const top of [0, 29, 30, 299, 3000, 29_700]) {
    const [from, to] = drawnRange(top, 300, 30, 1000)
    assert.ok(from <= Math.max(0, top / 30 - 10))
    assert.ok(to >= Math.min(1000, (top + 300) / 30 + 1))
    assert.ok(to - from <= 40)
  }
  assert.deepEqual(drawnRange(0, 300, 30, 9), [0, 9])
  assert.deepEqual(drawnRange(0, 0, 30, 9), [0, 3])
})

test('few scrolls draw other rows', () => {
  const ranges = new Set(Array.from({ length: 300 }, (_, top) => String(drawnRange(top, 300, 30, 1000))))
  assert.equal(ranges.size, 1)
})

test('keys lead to a place of the table, and to none beyond its ends', () => {
  assert.equal(steppedPlace('ArrowDown', 3, 9), 4)
  assert.equal(steppedPlace('ArrowUp', 0, 9), 0)
  assert.equal(steppedPlace('PageDown', 3, 9), 8)
  assert.equal(steppedPlace('Home', 3, 9), 0)
  assert.equal(steppedPlace('End', 3, 9), 8)
  assert.equal(steppedPlace('a', 3, 9), undefined)
})

test('a head sorts up, then down, then not at all', () => {
  const first = nextSort(null, 'a')
  assert.deepEqual(first, { name: 'a', isDescending: false })
  assert.deepEqual(nextSort(first, 'a'), { name: 'a', isDescending: true })
  assert.equal(nextSort({ name: 'a', isDescending: true }, 'a'), null)
  assert.deepEqual(nextSort(first, 'b'), { name: 'b', isDescending: false })
})
