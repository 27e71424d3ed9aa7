import assert from 'node:assert/strict'
import { test } from 'node:test'

import { translatePath } from '../../neon_core/frontend/math/paths.js'

test('a mark\'s shape is moved, whichever it is', () => {
  const circle = 'M2.5,0A2.5,2.5 0 1,1 0,-2.5A2.5,2.5 0 0,1 2.5,0Z'
  assert.equal(translatePath(circle, 10, 20), 'M12.5,20A2.5,2.5,0,1,1,10,17.5A2.5,2.5,0,0,1,12.5,20Z')
  assert.equal(translatePath('M3,3H-3V-3H3Z', 1, 2), 'M4,5H-2V-1H4Z')
  assert.equal(translatePath('M1e-7,0L0,-1Z', 1, 1), 'M1.0000001,1L1,0Z')
  assert.equal(translatePath('M0,0C1,1 2,2 3,3', 1, 1), null)
  assert.equal(translatePath('', 1, 1), null)
})
