import assert from 'node:assert/strict'
import { test } from 'node:test'

import { whenChanged } from '../../neon_core/frontend/dom/memo.js'

test('the same key draws once, another one again', () => {
  const drawn = []
  const draw = whenChanged(value => drawn.push(value))
  draw('a', 1)
  draw('a', 2)
  draw('b', 3)
  draw('a', 4)
  assert.deepEqual(drawn, [1, 3, 4])
})
