import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Viewport } from '../../neon_core/frontend/map/viewport.js'

const box = { left: 5, top: 7, w: 100, h: 50 }
const all = { x: [0, 10], y: [0, 5] }
const near = { x: [2, 4], y: [1, 2] }

/** A drawing that draws nothing: Plotly's view and the one that marks are moved to. */
function fakeDrawing() {
  const turns = []
  return {
    points: { length: 1 },
    shown: { live: true, figure: { layout: { xaxis: { range: [0, 10] }, yaxis: { range: [0, 5] } } } },
    drawn: all,
    moved: null,
    relayouts: [],
    hasSize: ({ width, height }) => width === 100 && height === 60,
    get box() {
      return box
    },
    get view() {
      return this.moved ?? this.drawn
    },
    get isMoved() {
      return this.moved !== null
    },
    moveTo(view) {
      this.moved = view
    },
    async relayout(changes) {
      this.relayouts.push(changes)
      this.moved = null
      if (changes['xaxis.range']) this.drawn = { x: changes['xaxis.range'], y: changes['yaxis.range'] }
    },
    inTurn(work) {
      turns.push(work)
    },
    async glided() {},
    async runTurns() {
      while (turns.length) await turns.shift()()
    },
  }
}

function fakeElement() {
  const classes = new Set()
  const toggle = (name, isOn) => (isOn ? classes.add(name) : classes.delete(name))
  return { style: {}, hidden: true, classes, classList: { toggle } }
}

function make() {
  const drawing = fakeDrawing()
  const elements = { glass: fakeElement(), overlay: fakeElement(), fullViewButton: fakeElement() }
  const calls = []
  const viewport = new Viewport(drawing, elements, { move: () => calls.push('move'), draw: () => calls.push('draw') })
  viewport.adopt()
  return { drawing, viewport, calls, ...elements }
}

test('layers lie over the plot, and the whole map has no button', () => {
  const { viewport, glass, overlay, fullViewButton } = make()
  assert.deepEqual(overlay.style, { left: '5px', top: '7px', width: '100px', height: '50px' })
  assert.deepEqual(glass.style, overlay.style)
  assert.deepEqual([fullViewButton.hidden, glass.classes.has('near'), viewport.nearView], [true, false, null])
})

test('a zoom shows the button, and the view is kept as the near one', () => {
  const { viewport, drawing, glass, fullViewButton, calls } = make()
  viewport.zoom(50, 25, 2)
  assert.deepEqual([fullViewButton.hidden, glass.classes.has('near')], [false, true])
  assert.equal(viewport.nearView, drawing.view)
  assert.deepEqual(viewport.fullView, all)
  assert.deepEqual(calls, ['move'])
})

test('when the hand rests, Plotly draws the view that was moved to', async () => {
  const { viewport, drawing, calls } = make()
  viewport.goTo(near)
  viewport.rest()
  await drawing.runTurns()
  assert.deepEqual(drawing.relayouts, [{ 'xaxis.range': [2, 4], 'yaxis.range': [1, 2] }])
  assert.deepEqual(calls, ['move', 'draw'])
  viewport.rest() // nothing was moved since
  await drawing.runTurns()
  assert.equal(drawing.relayouts.length, 1)
})

test('a view that a hand has moved on from is not drawn', async () => {
  const { viewport, drawing } = make()
  viewport.goTo(near)
  viewport.rest()
  viewport.pan(10, 0)
  await drawing.runTurns()
  assert.deepEqual(drawing.relayouts, [])
  viewport.rest()
  await drawing.runTurns()
  assert.equal(drawing.relayouts.length, 1)
})

test('reset shows the whole map, and does nothing while Plotly draws', async () => {
  const { viewport, drawing } = make()
  viewport.goTo(near)
  viewport.reset()
  assert.equal(viewport.isNear, false)
  await drawing.runTurns()
  assert.deepEqual(drawing.drawn, all)
  drawing.points = null
  viewport.reset()
  assert.equal(drawing.moved, null)
})

test('a view that is zoomed in follows a point, the whole map does not', () => {
  const { viewport, drawing } = make()
  viewport.follow(9, 4)
  assert.equal(drawing.moved, null)
  viewport.goTo(near)
  viewport.follow(9, 4)
  const { x } = drawing.view
  assert.ok(x[0] < 9 && 9 < x[1])
})

test('another size draws the whole map anew, then the view that was seen', async () => {
  const { viewport, drawing } = make()
  viewport.goTo(near)
  viewport.resize(() => ({ width: 80, height: 70 }))
  await drawing.runTurns()
  assert.deepEqual(drawing.relayouts[0], { width: 80, height: 70, 'xaxis.range': [0, 10], 'yaxis.range': [0, 5] })
  assert.deepEqual(drawing.drawn, near)
  assert.deepEqual(viewport.fullView, { x: [0, 10], y: [0, 5] })
})

test('the same size, a figure out of sight and no figure change nothing', async () => {
  for (const [size, points] of [[{ width: 100, height: 60 }, {}], [null, {}], [{ width: 80, height: 60 }, null]]) {
    const { viewport, drawing } = make()
    drawing.points = points
    viewport.resize(() => size)
    await drawing.runTurns()
    assert.deepEqual(drawing.relayouts, [])
  }
})

test('a figure that is no map changes its size only', async () => {
  const { viewport, drawing } = make()
  drawing.shown.live = false
  viewport.resize(() => ({ width: 80, height: 60 }))
  await drawing.runTurns()
  assert.deepEqual(drawing.relayouts, [{ width: 80, height: 60 }])
})
