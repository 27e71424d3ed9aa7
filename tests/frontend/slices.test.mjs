import assert from 'node:assert/strict'
import { test } from 'node:test'

import { slicePaths } from '../../neon_core/frontend/math/slices.js'

test('a slice begins at the top and goes to the right', () => {
  assert.deepEqual(slicePaths([1, 3], 4), [
    'M0,0L0.00,-4.00A4,4 0 0 1 4.00,-0.00Z',
    'M0,0L4.00,-0.00A4,4 0 1 1 -0.00,-4.00Z',
  ])
})

test('a share of all is a circle, and one of nothing no path', () => {
  assert.deepEqual(slicePaths([0, 0.5], 2), ['', 'M0,-2A2,2 0 1 1 0,2A2,2 0 1 1 0,-2Z'])
})
