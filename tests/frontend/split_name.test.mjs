import assert from 'node:assert/strict'
import { test } from 'node:test'

import { splitName } from '../../neon_core/frontend/panel/split_name.js'

test('a short name is all start, a long one keeps its last letters', () => {
  assert.deepEqual(splitName('proline'), ['proline', ''])
  assert.deepEqual(splitName('x'.repeat(14)), ['x'.repeat(14), ''])
  assert.deepEqual(splitName('nonflavanoid phenols'), ['nonflavanoid ', 'phenols'])
})

test('both parts are the whole name, and no letter is split', () => {
  const family = '👨‍👩‍👧'
  for (const name of ['a'.repeat(60), `Größe in ${'é'.normalize('NFD').repeat(20)}`, family.repeat(30), 'שלום '.repeat(9)]) {
    const [start, end] = splitName(name)
    assert.equal(start + end, name)
    assert.ok(end.length > 0)
    assert.ok(!/^[\u0300-\u036f\u200d]/.test(end))
  }
  assert.deepEqual(splitName(family.repeat(14)), [family.repeat(14), '']) // 14 letters, however long
})
