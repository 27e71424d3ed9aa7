import assert from 'node:assert/strict'
import { test } from 'node:test'

import { drawnIndex, misplacedTo, nameOf, rowLabel } from '../../neon_core/frontend/map/row_names.js'

const all = { id: 'm', rows: null, names: ['Ann', 'Bob', ''], misplaced: { 1: 2 } }
const some = { ...all, rows: [4, 7, 9] }
const undrawn = { map: 'm', place: [0, 0], looks_like: 3, name: 'Cy' }

test('a row is found among those that are drawn', () => {
  assert.deepEqual([0, 2].map(row => drawnIndex(row, all)), [0, 2])
  assert.deepEqual([4, 7, 5].map(row => drawnIndex(row, some)), [0, 1, -1])
})

test('a row has the name of its line, and none where there is none', () => {
  assert.deepEqual([0, 2, 5].map(row => nameOf(row, all, null)), ['Ann', '', ''])
  assert.deepEqual([7, 8].map(row => nameOf(row, some, null)), ['Bob', ''])
  assert.equal(nameOf(0, { ...all, names: undefined }, null), '')
})

test('the name of a row that is not drawn travels with the choice, on its own map only', () => {
  assert.equal(nameOf(5, some, { row: 5, undrawn }), 'Cy')
  assert.equal(nameOf(6, some, { row: 5, undrawn }), '')
  assert.equal(nameOf(5, { ...some, id: 'n' }, { row: 5, undrawn }), '')
})

test('a row is called by its name, or by its number where it has none', () => {
  const map = { ...all, names: ['Ann', '00037', ''], name_noun: 'Customer', nouns: ['row', 'rows'] }
  const label = row => rowLabel('{noun} {row}', row, map, null)
  assert.deepEqual([0, 1, 2].map(label), ['Ann', 'Customer 00037', 'row 2'])
  assert.equal(rowLabel('{noun} {row}', 60, { ...map, names: undefined, nouns: ['wine', 'wines'] }, null), 'wine 60')
})

test('a map names the cluster that a misplaced row looks nearest to', () => {
  assert.deepEqual([1, 0].map(row => misplacedTo(row, all, null)), [2, undefined])
  assert.equal(misplacedTo(5, some, { row: 5, undrawn }), 3)
  assert.equal(misplacedTo(5, { ...some, id: 'n' }, { row: 5, undrawn }), undefined)
})
