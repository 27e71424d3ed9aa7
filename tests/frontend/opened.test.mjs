import assert from 'node:assert/strict'
import test from 'node:test'

import { onOpened, openedColumn, setOpened, want, wasWanted } from '../../neon_core/frontend/spread/opened.js'

test('the opened column is told to all that listen', () => {
  const told = []
  const stop = onOpened(name => told.push(name))
  setOpened('hue')
  assert.equal(openedColumn(), 'hue')
  stop()
  setOpened('')
  assert.deepEqual(told, ['hue'])
})

test('a column that a hand asked for comes into sight once', () => {
  want('hue')
  assert.equal(wasWanted('ash'), false)
  assert.equal(wasWanted('hue'), true)
  assert.equal(wasWanted('hue'), false)
  want('')
  assert.equal(wasWanted(''), false)
})
