import assert from 'node:assert/strict'
import { test } from 'node:test'

import { scrolledBy, stageHeight, stageTop, tableTop, TALLEST } from '../../neon_core/frontend/table/row_scroll.js'

const VIEW = 400
const SMALL = [VIEW, 1000, 30]
const LARGE = [VIEW, 5_000_000, 44]
const END = 5_000_000 * 44 - VIEW

test('a table that can be laid out is as tall as its rows', () => {
  assert.equal(stageHeight(1000, 30), 30_000)
  assert.equal(tableTop(1234, ...SMALL), 1234)
  assert.equal(stageTop(1234, ...SMALL), 1234)
  assert.equal(scrolledBy(0, 0, 1234, ...SMALL), 1234)
})

test('a taller one has the tallest stage, and its ends are those of the scroll bar', () => {
  assert.equal(stageHeight(5_000_000, 44), TALLEST)
  assert.equal(tableTop(0, ...LARGE), 0)
  assert.equal(tableTop(TALLEST - VIEW, ...LARGE), END)
  assert.equal(scrolledBy(12_345, 300, 0, ...LARGE), 0)
  assert.equal(scrolledBy(12_345, TALLEST - VIEW - 9, TALLEST - VIEW, ...LARGE), END)
})

test('every row of a tall table is reached', () => {
  for (const distance of [0, 44, 77_777, 2_500_000 * 44, END]) {
    assert.ok(Math.abs(tableTop(stageTop(distance, ...LARGE), ...LARGE) - distance) < 1e-3)
  }
})

test('a hand moves a tall table as far as itself, the scroll bar moves it through all rows', () => {
  assert.equal(scrolledBy(1_000_000, 72_000, 72_100, ...LARGE), 1_000_100)
  assert.equal(scrolledBy(1_000_000, 72_000, 71_900, ...LARGE), 999_900)
  const dragged = scrolledBy(1_000_000, 72_000, TALLEST / 2, ...LARGE)
  assert.ok(Math.abs(dragged - (5_000_000 * 44) / 2) < 5_000)
})

test('a table lower than what is seen does not scroll', () => {
  assert.equal(tableTop(0, VIEW, 3, 30), 0)
  assert.equal(stageTop(0, VIEW, 0, 30), 0)
})
