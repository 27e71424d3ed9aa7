import assert from 'node:assert/strict'
import { test } from 'node:test'

import { recolored } from '../../neon_core/frontend/dom/theme.js'

const colors = new Map([['#111', 'white']])

test('colours are replaced wherever they stand, and everything else stays', () => {
  const figure = { layout: { font: { color: '#111' } }, data: [{ text: ['#111', 'x'], name: 'a', y: null }] }
  assert.deepEqual(recolored(figure, colors), {
    layout: { font: { color: 'white' } },
    data: [{ text: ['white', 'x'], name: 'a', y: null }],
  })
  assert.equal(figure.layout.font.color, '#111')
})

test('arrays of numbers are shared, not copied', () => {
  const x = [1, 2]
  const y = new Float32Array(2)
  const figure = recolored({ x, y }, colors)
  assert.ok(figure.x === x && figure.y === y)
})
