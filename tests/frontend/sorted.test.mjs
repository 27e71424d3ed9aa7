import assert from 'node:assert/strict'
import { test } from 'node:test'

import { sortedIndex } from '../../neon_core/frontend/math/sorted.js'

test('a number is found in a growing list, and what is not there is not', () => {
  const list = [2, 3, 5, 8, 13]
  list.forEach((number, at) => assert.equal(sortedIndex(list, number), at))
  for (const number of [-1, 0, 4, 14, undefined]) assert.equal(sortedIndex(list, number), -1)
  assert.equal(sortedIndex([], 2), -1)
})
