import assert from 'node:assert/strict'
import { test } from 'node:test'

import { readAddress, writeAddress } from '../../neon_core/frontend/page/page_address.js'

test('an address says a row and a comparison, and comes back as it was written', () => {
  for (const state of [{ row: 60, beta: 'inf' }, { row: 0, beta: 4.5 }, { row: 7, beta: 0 }, { row: 1, beta: 1e-9 }]) {
    assert.deepEqual(readAddress(writeAddress(state)), state)
  }
  assert.equal(writeAddress({ row: 60, beta: 'usual' }), '#row=60')
})

test('what makes no sense is not said', () => {
  for (const hash of ['', '#', '#row=-1&beta=-2', '#row=1e3&beta=NaN', '#row=<b>&beta=1e999', '#beta=']) {
    assert.deepEqual(readAddress(hash), { row: null, beta: null })
  }
  assert.deepEqual(readAddress('#beta=usual'), { row: null, beta: 'usual' })
})
