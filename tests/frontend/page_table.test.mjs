import assert from 'node:assert/strict'
import { test } from 'node:test'

import { matchingPlaces, rankValues, someRows, wholeTable } from '../../neon_core/frontend/page/page_table.js'

const table = {
  id: 'all', label: 'Rows', rows: [3, 12, 20],
  columns: [
    { head: 'row', values: [3, 12, 20] },
    { head: 'kind', values: ['Red', null, 'blue'] },
    { head: 'price', values: ['€12', '€3', '€20'], ranks: [1, 0, 2], right: true },
  ],
}

test('a text is found in words, whatever its case, and a number is that of a row', () => {
  assert.deepEqual(matchingPlaces(table, ''), [0, 1, 2])
  assert.deepEqual(matchingPlaces(table, ' RE '), [0])
  assert.deepEqual(matchingPlaces(table, '12'), [1])
  assert.deepEqual(matchingPlaces(table, 'row 20'), [2])
  assert.deepEqual(matchingPlaces(table, '€20'), [])
})

test('some rows are a table that stays sorted', () => {
  const some = someRows(table, [2, 0], 'some')
  assert.deepEqual([some.id, some.rows, some.keeps_sort], ['some', [20, 3], true])
  assert.deepEqual(some.columns[2], { head: 'price', values: ['€20', '€12'], ranks: [2, 1], right: true })
})

test('columns that count stand behind the results, an empty cell empty', () => {
  const columns = [{ texts: ['9', '1', 'filled in: 4'], codes: [0, 2, 1], filled: [2], right: true, numbers: [9, 1, 4] }]
  const whole = wholeTable({ table, columns, map: { facts: { names: ['size'] } } })
  assert.deepEqual(whole.columns.at(-1), { head: 'size', values: ['9', null, '1'], ranks: [2, 1, 0], right: true })
})

test('equal numbers have one place', () => {
  assert.deepEqual(rankValues([5, 1, 5, 3]), [2, 0, 2, 1])
})
