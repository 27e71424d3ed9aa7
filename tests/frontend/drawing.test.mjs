import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Drawing } from '../../neon_core/frontend/map/drawing.js'

globalThis.window ??= {}

test('Plotly has one thing to do at a time, in order', async () => {
  const drawing = new Drawing({})
  const steps = []
  const work = name => async () => {
    steps.push(`${name} begins`)
    await null
    steps.push(`${name} ends`)
  }
  await Promise.all([drawing.inTurn(work('a')), drawing.inTurn(work('b'))])
  assert.deepEqual(steps, ['a begins', 'a ends', 'b begins', 'b ends'])
})

test('an error reaches its own caller, and does not stop what comes after', async () => {
  const drawing = new Drawing({})
  const failing = drawing.inTurn(() => Promise.reject(new Error('no room')))
  const next = drawing.inTurn(() => 7)
  await assert.rejects(failing, /no room/)
  assert.equal(await next, 7)
})

test('a drawing that is closed does nothing any more', async () => {
  const drawing = new Drawing({})
  drawing.close()
  assert.equal(await drawing.inTurn(() => 7), undefined)
})
