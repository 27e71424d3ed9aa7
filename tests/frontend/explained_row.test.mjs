import assert from 'node:assert/strict'
import { test } from 'node:test'

import { explainedRow } from '../../neon_core/frontend/panel/explained_row.js'

const facts = { id: 'a', names: ['hue'], centroids: [[0], [1], [2]], widths: [3], usual_beta: 1.5 }
const message = { facts: 'a', mark: { row: 7, label: 1, competitor: 2 }, point: { h: [4, 5], place: [0.5] } }

test('a row has its own centroid, and those of the others by their numbers', () => {
  const { point, names } = explainedRow(message, facts)
  assert.deepEqual(point, { h: [4, 5], place: [0.5], widths: [3], ids: [0, 2], own: [1], others: [[0], [2]] })
  assert.deepEqual(names, ['hue'])
})

test('the comparison is the usual one unless another is sent; null is infinity, and no absence', () => {
  assert.equal(explainedRow(message, facts).beta, 1.5)
  assert.equal(explainedRow({ ...message, beta: 0 }, facts).beta, 0)
  assert.equal(explainedRow({ ...message, beta: null }, facts).beta, null)
})

test('one cluster has no point', () => {
  assert.equal(explainedRow({ ...message, point: null }, facts).point, null)
})
