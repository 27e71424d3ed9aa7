import assert from 'node:assert/strict'
import { test } from 'node:test'

import { mapHeight, steadySize } from '../../neon_core/frontend/math/map_height.js'

const desk = { width: 640, top: 250, screen: 1080, below: 200, end: 1000, type: 19 }

test('a map ends with the panel beside it', () => {
  const height = mapHeight(desk)
  assert.equal(height, 550)
  assert.equal(desk.top + height + desk.below, desk.end)
})

test('a map ends on the first screen, and is not much higher than wide', () => {
  assert.equal(mapHeight({ ...desk, end: 5000 }), 1080 - 250 - 16)
  assert.equal(mapHeight({ ...desk, end: 5000, screen: 5000 }), 832)
})

test('a map has its least height beside a short panel, in a low window, and on a phone', () => {
  assert.equal(mapHeight({ ...desk, end: 500, type: 16 }), 400)
  assert.equal(mapHeight({ ...desk, screen: 600 }), 400)
  assert.equal(mapHeight({ width: 358, top: 300, screen: 844, below: 200, end: null, type: 16 }), 400)
})

test('a map grows with the type, on the first screen', () => {
  assert.equal(mapHeight({ ...desk, end: 500, type: 20 }), 500)
  assert.equal(mapHeight({ ...desk, end: 500, type: 20, screen: 700 }), 434)
})

test('alone, a map grows with its width', () => {
  assert.equal(mapHeight({ width: 800, top: 200, screen: 1400, below: 200, end: null, type: 16 }), 560)
})

test('a height changes with the window and with another panel, not with another row', () => {
  const before = { width: 640, height: 550, screen: 1080 }
  assert.equal(steadySize(null, before), before)
  assert.equal(steadySize(before, { ...before, height: 574 }), before)
  for (const change of [{ height: 700 }, { height: 551, screen: 900 }, { height: 551, width: 600 }]) {
    const now = { ...before, ...change }
    assert.equal(steadySize(before, now), now)
  }
})

test('a map is no higher than a low window below its bar', () => {
  const phone = { width: 588, top: 268, screen: 390, below: 200, end: null, type: 16 }
  assert.equal(mapHeight(phone), 390 - 60 - 2 * 16)
  assert.equal(mapHeight({ ...phone, screen: 200 }), 200)
})
