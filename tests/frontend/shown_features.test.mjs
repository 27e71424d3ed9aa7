import assert from 'node:assert/strict'
import { test } from 'node:test'

import { shownFeatures } from '../../neon_core/frontend/panel/shown_features.js'

const names = ['hue', 'ash', 'Alcohol', 'ashes']
const order = [2, 0, 3, 1]

test('all features are shown where there is room', () => {
  assert.deepEqual(shownFeatures(order, names, '', 4), { found: true, shown: order, rest: [] })
})

test('where there is none, the last line is that of all others', () => {
  assert.deepEqual(shownFeatures(order, names, '', 3), { found: true, shown: [2, 0], rest: [3, 1] })
})

test('a search shows the features with its text, whatever its case, and leaves a line for the others', () => {
  assert.deepEqual(shownFeatures(order, names, 'ASH', 4), { found: true, shown: [3, 1], rest: [2, 0] })
  assert.deepEqual(shownFeatures(order, names, 'alc', 4), { found: true, shown: [2], rest: [0, 3, 1] })
})

test('a search without a result leaves all to the others', () => {
  assert.deepEqual(shownFeatures(order, names, 'x', 4), { found: false, shown: [], rest: order })
})
