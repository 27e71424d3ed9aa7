import assert from 'node:assert/strict'
import { test } from 'node:test'

import { arrangeClusters, arrangeRow, CENTROID, groupMarks, RING } from '../../neon_core/frontend/map/arrangement.js'
import { around, overlap, rectangle } from '../../neon_core/frontend/math/label_places.js'

const box = { w: 400, h: 360 }
const cloud = (x, y) => Array.from({ length: 30 }, (_, i) => [x + 35 * Math.cos(i), y + 35 * Math.sin(2 * i)])
const base = (groups, more = {}) => ({
  box, groups, isNamed: true, obstacles: [],
  centroids: groups.map(marks => [0, 1].map(axis => marks.reduce((sum, mark) => sum + mark[axis], 0) / marks.length)),
  sizes: groups.map(() => [100, 34]), edgeSizes: groups.map(() => [90, 18]), ...more,
})
const isOn = ([x0, y0, x1, y1]) => x0 >= 0 && y0 >= 0 && x1 <= box.w && y1 <= box.h

test('marks are grouped by cluster, in pixels', () => {
  const traces = [{ meta: { cluster: 1 } }, { meta: { cluster: 0 } }]
  const points = { x: [0, 10], y: [0, 10], length: 2, traces }
  const view = { x: [0, 10], y: [0, 10] }
  assert.deepEqual(groupMarks({ points, view, box, centroids: [[0, 0], [1, 1]] }), [[[400, 0]], [[0, 360]]])
})

test('every text is on the map, over no centroid, no ring, and no other text, wherever the row is', () => {
  const arranged = arrangeClusters(base([cloud(80, 90), cloud(320, 100), cloud(200, 290)]))
  for (let x = 4; x < box.w; x += 33) {
    for (let y = 4; y < box.h; y += 33) {
      const row = { here: [x, y], foot: [x + 20, y + 25], size: [210, 34], farSize: [40, 16] }
      const { labels, name, far } = arrangeRow(arranged, row)
      const texts = [...labels.map(label => label.rectangle), rectangle(name, row.size)]
      if (far) texts.push(rectangle(far, row.farSize))
      const others = [...arranged.centroids.map(place => around(place, CENTROID)), around(row.here, RING)]
      for (const [i, text] of texts.entries()) {
        assert.ok(isOn(text), `${row.here}`)
        for (const other of [...texts.slice(i + 1), ...others]) assert.ok(!overlap(text, other), `${row.here}`)
      }
    }
  }
})

test('the names of the clusters keep their places while rows elsewhere are chosen', () => {
  const arranged = arrangeClusters(base([cloud(80, 90), cloud(320, 100)]))
  const row = { here: [200, 180], foot: null, size: [60, 18], farSize: [0, 0] }
  assert.equal(arrangeRow(arranged, row).labels, arranged.labels)
  assert.equal(arrangeRow(arranged, null).labels, arranged.labels)
})

test('a cluster out of sight is named at the edge with an arrow, one in sight is not', () => {
  const { labels } = arrangeClusters(base([cloud(200, 180), cloud(900, 180), cloud(200, -700)]))
  assert.deepEqual(labels.map(label => label.arrow), ['', '→', '↑'])
  assert.ok(labels.every(label => isOn(label.rectangle)))
  assert.ok(labels[1].rectangle[2] >= box.w - 3)
  assert.ok(labels[2].rectangle[1] <= 3)
})

test('a cluster is in sight with its marks where its name stands there, and with its centroid where that is the name', () => {
  const groups = [[...cloud(430, 180), [390, 180]], cloud(100, 100)]
  assert.equal(arrangeClusters(base(groups)).labels[0].arrow, '')
  const { labels } = arrangeClusters(base(groups, { isNamed: false }))
  assert.equal(labels[0].arrow, '→')
  assert.equal(labels[1], null)
})

test('ten clusters out of sight are all named', () => {
  const groups = Array.from({ length: 10 }, (_, i) => cloud(200 + 900 * Math.cos(i), 180 + 900 * Math.sin(i)))
  const { labels } = arrangeClusters(base(groups, { isNamed: false, edgeSizes: groups.map(() => [85, 18]) }))
  assert.ok(labels.every(label => label && isOn(label.rectangle)))
  for (const [i, { rectangle: text }] of labels.entries()) {
    for (const other of labels.slice(i + 1)) assert.ok(!overlap(text, other.rectangle))
  }
})

test('a row out of sight has no texts', () => {
  const row = { here: [-20, 180], foot: [10, 180], size: [60, 18], farSize: [40, 16] }
  const { name, far } = arrangeRow(arrangeClusters(base([cloud(80, 90)])), row)
  assert.deepEqual([name, far], [null, null])
})

test('the length of the way to a border stands past the border and past the ring', () => {
  const arranged = arrangeClusters(base([cloud(60, 60)]))
  const row = { here: [200, 180], foot: [203, 180], size: [60, 18], farSize: [40, 16] }
  const { far } = arrangeRow(arranged, row)
  assert.ok(far[0] > 200 + RING)
  assert.equal(far[1], 172)
})
