import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  around, arrowTo, countMarks, overlap, placeAtEdge, placeBeside, placeLabels, rectangle,
} from '../../neon_core/frontend/math/label_places.js'

const box = { w: 400, h: 300 }
const SIZE = [80, 18]
const cloud = (x, y, n = 40) => Array.from({ length: n }, (_, i) => [x + 30 * Math.cos(i * 2.4) * ((i % 7) / 6), y + 30 * Math.sin(i * 2.4) * ((i % 5) / 4)])
const label = (group, anchor, size = SIZE) => ({ group, anchor, size })
const isOn = ([x0, y0, x1, y1]) => x0 >= 0 && y0 >= 0 && x1 <= box.w && y1 <= box.h
const covers = (text, marks) => marks.filter(mark => overlap(text, around(mark, 0.01))).length

test('a name stands beside its marks, on the map, and covers none', () => {
  const groups = [cloud(100, 150), cloud(300, 150)]
  const field = countMarks(box, groups)
  const places = placeLabels(box, field, [label(0, [100, 150]), label(1, [300, 150])], [])
  places.forEach((place, i) => {
    const text = rectangle(place, SIZE)
    assert.ok(isOn(text))
    assert.equal(covers(text, groups.flat()), 0)
    assert.ok(Math.hypot(place[0] + 40 - groups[i][0][0], place[1] + 9 - 150) < 90) // by its own marks, not the other's
  })
})

test('names overlap neither each other nor obstacles', () => {
  const groups = [cloud(200, 150), cloud(205, 155), cloud(195, 145)]
  const obstacles = [around([200, 150], 12), [0, 0, 400, 90]]
  const labels = [0, 1, 2].map(i => label(i, [200, 150]))
  const texts = placeLabels(box, countMarks(box, groups), labels, obstacles).map(place => rectangle(place, SIZE))
  for (const [i, text] of texts.entries()) {
    for (const other of [...texts.slice(i + 1), ...obstacles]) assert.ok(!overlap(text, other))
  }
})

test('where marks are everywhere a name still has a place; where it does not fit it has none', () => {
  const everywhere = Array.from({ length: 1200 }, (_, i) => [(i % 40) * 10, Math.floor(i / 40) * 10])
  const [place] = placeLabels(box, countMarks(box, [everywhere]), [label(0, [200, 150])], [around([200, 150], 12)])
  assert.ok(isOn(rectangle(place, SIZE)))
  assert.deepEqual(placeLabels({ w: 60, h: 300 }, countMarks(box, [[]]), [label(0, [10, 10])], []), [null])
})

test('a row is named at its right side, else where no obstacle is, always on the map', () => {
  const none = countMarks(box, [])
  assert.deepEqual(placeBeside(box, none, [200, 150], SIZE, []), [220, 141])
  const left = placeBeside(box, none, [200, 150], SIZE, [around([240, 150], 12)])
  assert.ok(!overlap(rectangle(left, SIZE), around([240, 150], 12)))
  for (const here of [[0, 0], [400, 0], [0, 300], [400, 300], [200, 0], [399, 150]]) {
    const text = rectangle(placeBeside(box, none, here, [250, 34], []), [250, 34])
    assert.ok(isOn(text), `${here}`)
    assert.ok(!overlap(text, around(here, 12)), `${here}`)
  }
})

test('a row is named on the emptier side', () => {
  const marks = Array.from({ length: 40 }, (_, i) => [225 + (i % 10) * 8, 135 + Math.floor(i / 10) * 8])
  const [x] = placeBeside(box, countMarks(box, [marks]), [200, 150], SIZE, [])
  assert.ok(x + SIZE[0] <= 200)
})

test('a cluster out of sight is named at the nearest edge, beside what is there', () => {
  for (const [target, arrow] of [[[-50, 150], '←'], [[900, 150], '→'], [[200, -80], '↑'], [[200, 500], '↓'], [[900, -800], '↗']]) {
    const place = placeAtEdge(box, target, SIZE, [])
    assert.ok(isOn(rectangle(place, SIZE)))
    assert.equal(arrowTo(place, SIZE, target), arrow)
  }
  const first = placeAtEdge(box, [900, 150], SIZE, [])
  const second = placeAtEdge(box, [900, 150], SIZE, [rectangle(first, SIZE)])
  assert.equal(second[0], first[0])
  assert.ok(!overlap(rectangle(first, SIZE), rectangle(second, SIZE)))
  assert.equal(placeAtEdge(box, [900, 150], SIZE, [[0, 0, 400, 300]]), null)
})

test('marks outside the map do not count', () => {
  const field = countMarks(box, [[[-5, 10], [10, 10], [400, 300]]])
  assert.equal(field.sums.at(-1), 2)
  assert.equal(field.centers[0].length, 2)
})
