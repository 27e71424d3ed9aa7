import assert from 'node:assert/strict'
import { test } from 'node:test'

import { roomAbove, stageHeight, stageTop, tableTop } from '../../pages/shared/live_chart/frontend/table/row_scroll.js'

const VIEW = 400

test('a table that the browser lays out is as tall as its rows', () => {
  assert.equal(stageHeight(1000, 30, 33_000_000), 30_000)
  assert.equal(tableTop(1234, VIEW, 1000, 30, 33_000_000), 1234)
  assert.equal(stageTop(1234, VIEW, 1000, 30, 33_000_000), 1234)
  assert.equal(roomAbove(20, 700, VIEW, 1000, 30, 33_000_000), 600)
})

test('a taller one is drawn on the tallest stage, and its ends are at the ends of the scroll bar', () => {
  const size = [VIEW, 5_000_000, 44, 16_000_000]
  assert.equal(stageHeight(5_000_000, 44, 16_000_000), 16_000_000)
  assert.equal(tableTop(0, ...size), 0)
  assert.equal(tableTop(16_000_000 - VIEW, ...size), 5_000_000 * 44 - VIEW)
})

test('every row of a tall table is reached, and seen where it stands', () => {
  const size = [VIEW, 5_000_000, 44, 16_000_000]
  for (const place of [0, 1, 77_777, 2_500_000, 4_999_991]) {
    const top = stageTop(place * 44, ...size)
    assert.ok(Math.abs(tableTop(top, ...size) - Math.min(place * 44, 5_000_000 * 44 - VIEW)) < 1e-3)
    const seenAt = roomAbove(place, top, ...size) - top // of the row's upper edge, from that of what is seen
    assert.ok(Math.abs(seenAt - (place * 44 - tableTop(top, ...size))) < 1e-3)
  }
})

test('a table lower than what is seen does not scroll', () => {
  assert.equal(tableTop(0, VIEW, 3, 30, 60), 0)
  assert.equal(roomAbove(0, 0, VIEW, 0, 30, 60), 0)
})
