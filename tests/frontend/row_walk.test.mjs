import assert from 'node:assert/strict'
import { test } from 'node:test'

import { walkTo } from '../../neon_core/frontend/panel/row_walk.js'

test('arrows walk from row to row and stop at the ends', () => {
  assert.deepEqual([walkTo('ArrowDown', 0, 3), walkTo('ArrowDown', 2, 3), walkTo('ArrowUp', 2, 3), walkTo('ArrowUp', 0, 3)], [1, 2, 1, 0])
})

test('Home and End go to the ends, other keys nowhere', () => {
  assert.deepEqual([walkTo('Home', 2, 3), walkTo('End', 0, 3), walkTo('Tab', 0, 3), walkTo('a', 0, 3)], [0, 2, -1, -1])
})
