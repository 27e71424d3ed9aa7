import assert from 'node:assert/strict'
import { test } from 'node:test'

import { hintPlace } from '../../neon_core/frontend/dom/hint.js'

const size = { width: 100, height: 40 }
const panel = { left: 20, top: 50, width: 300 }
const at = (left, top) => ({ left, top, bottom: top + 26 })

test('words stand below their element, from its left edge on', () => {
  assert.deepEqual(hintPlace(at(60, 100), size, panel, 900), { left: 40, top: 82 })
})

test('where the window ends below, they stand above', () => {
  assert.deepEqual(hintPlace(at(60, 850), size, panel, 900), { left: 40, top: 754 })
})

test('where there is room neither below nor above, they stand below', () => {
  assert.deepEqual(hintPlace(at(60, 10), size, panel, 60), { left: 40, top: -8 })
})

test('they stay within the width of the panel', () => {
  assert.equal(hintPlace(at(310, 100), size, panel, 900).left, 200)
  assert.equal(hintPlace(at(0, 100), size, panel, 900).left, 0)
  assert.equal(hintPlace(at(60, 100), { ...size, width: 300 }, panel, 900).left, 0)
})
