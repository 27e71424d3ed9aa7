import assert from 'node:assert/strict'
import { test } from 'node:test'

import { columnStarts, panelOf, scaledRow } from '../../neon_core/frontend/page/row_parts.js'

const columns = [
  { texts: ['5 kg', '9 kg'], codes: [0, 1], filled: [1], right: true, numbers: [5, 9], center: 5, spread: 4, low: 5, high: 9 },
  { texts: ['red', 'blue'], codes: [1, 0], filled: [], right: false, own: [0, 1], on: [0.7, 0.8], off: [0, -0.1] },
]
const data = {
  columns,
  map: { facts: { id: 'f', picture: null } },
  model: { centroids: [[0, 0, 0.8], [1, 0.7, 0]], texts: [['5 kg', ''], ['9 kg', '']], noise: [0, 0, 0] },
  name_slot: '\ue000',
  rows: {
    numbers: [3, 8], labels: [0, 1], competitors: [1, 0],
    headlines: [['\ue000 is in ', ['$& {x}', 'cluster', 0]]], headline: [0, 0], standings: [[], ['near']], standing: [0, 1],
  },
}

test('columns follow each other, a category with a feature for each of its values', () => {
  assert.deepEqual(columnStarts(columns), [0, 1])
  assert.deepEqual(scaledRow(columns, 0), [0, 0, 0.8])
  assert.deepEqual(scaledRow(columns, 1), [1, 0.7, -0.1])
})

test('a panel has the sentences with the name of the row, as it is', () => {
  const panel = panelOf(data, 1, 'wine $& 8', 'usual')
  assert.deepEqual(panel.headline, ['Wine $& 8 is in ', ['$& {x}', 'cluster', 0]])
  assert.deepEqual(panel.standing, ['near'])
  assert.deepEqual(panel.mark, { row: 8, label: 1, competitor: 0 })
  assert.deepEqual(panel.point.values, ['9 kg', 'red'])
  assert.deepEqual(panel.point.filled, [0])
  assert.deepEqual(panel.point.place, [1, 0.5])
  assert.equal(panel.point.categories[1].own, 0)
  assert.ok(!('beta' in panel))
})

test('the comparison travels where it is not the usual one', () => {
  assert.equal(panelOf(data, 0, 'x', 'inf').beta, null)
  assert.equal(panelOf(data, 0, 'x', '0').beta, 0)
})

test('a row of the only cluster has nothing to compare with', () => {
  const alone = { ...data, rows: { ...data.rows, competitors: [-1, -1] } }
  assert.equal(panelOf(alone, 0, 'x', 'usual').point, null)
})
