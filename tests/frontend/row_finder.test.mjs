import assert from 'node:assert/strict'
import { test } from 'node:test'

import { findRow } from '../../neon_core/frontend/page/row_finder.js'

const words = {
  page: {
    found: {
      name: '“{text}” is {name}', number: '“{text}” is number {name}', padded: ', {other} is “{cell}”',
      first: '{rows} called {text}, next {other}',
    },
    gone: 'no {noun} {row}, last {last}', no_name: 'no {noun} called {text}, last {last}', not_here: '{noun} {row} is away',
  },
}
const label = row => `<${row}>`
const plain = { numbers: [0, 2, 5], names: null, prefix: '', nouns: ['wine', 'wines'], n_rows: 9, label }
const named = { ...plain, numbers: [0, 2, 5, 7], names: ['Ann', '0', 'Ann', 'Bob '], prefix: 'Guest' }

test('a row without names is found by its number only', () => {
  assert.deepEqual(findRow(words, ' 5 ', plain), { row: 5, notice: '' })
  assert.equal(findRow(words, 'row 2', plain).row, 2)
  assert.equal(findRow(words, '#0', plain).row, 0)
  assert.deepEqual(findRow(words, 'x', plain), { row: -1, notice: 'no wine x, last 8', refused: true })
})

test('a row of the table that is not on the page is not said to be gone', () => {
  assert.deepEqual(findRow(words, '4', plain), { row: -1, notice: 'Wine 4 is away', refused: true })
  assert.deepEqual(findRow(words, '9', plain), { row: -1, notice: 'no wine 9, last 8', refused: true })
})

test('a name comes before a number, with a remark on the other row', () => {
  assert.deepEqual(findRow(words, '0', named), { row: 2, notice: '“0” is <2>' })
  assert.deepEqual(findRow(words, '#0', named), { row: 0, notice: '' })
  assert.deepEqual(findRow(words, '5', named), { row: 5, notice: '“5” is number <5>' })
  assert.deepEqual(findRow(words, 'Ann', named), { row: 0, notice: '2 wines called Ann, next 5' })
  assert.equal(findRow(words, 'Guest 0', named).row, 2)
})

test('at last, case and spaces do not count', () => {
  assert.equal(findRow(words, 'bob', named).row, 7)
  assert.equal(findRow(words, 'nobody', named).notice, 'no wine called nobody, last 8')
})

test('zeros before a number are part of a name, and a number is told of the name that has them', () => {
  const padded = { ...named, names: ['002', 'Ann', '07', 'Bob'] }
  assert.deepEqual(findRow(words, '002', padded), { row: 0, notice: '' })
  assert.deepEqual(findRow(words, '2', padded), { row: 2, notice: '“2” is number <2>, <0> is “002”' })
  assert.deepEqual(findRow(words, '5', padded), { row: 5, notice: '“5” is number <5>' })
})
