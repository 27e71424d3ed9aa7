import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Gestures } from '../../neon_core/frontend/map/gestures.js'

/** An element with its handlers, and the gestures that were heard. */
function listen(isNear = false, draws = false) {
  const handlers = {}
  const element = {
    classList: { add() {}, remove() {} },
    addEventListener: (name, handler) => (handlers[name] = handler),
    getBoundingClientRect: () => ({ left: 10, top: 20 }),
    setPointerCapture() {},
  }
  const heard = []
  const names = ['click', 'hover', 'leave', 'pan', 'zoom', 'rest', 'reset', 'scroll', 'begin', 'draw', 'end', 'abandon']
  const on = Object.fromEntries(names.map(name => [name, (...values) => heard.push([name, ...values])]))
  new Gestures(element, { ...on, isNear: () => isNear, canDraw: hasShift => hasShift || draws })
  const send = (name, x, y, more = {}) => {
    let isPrevented = false
    const preventDefault = () => (isPrevented = true)
    const pointer = { pointerId: 1, pointerType: 'mouse', button: 0, shiftKey: false }
    handlers[name]({ type: name, clientX: x + 10, clientY: y + 20, ...pointer, preventDefault, ...more })
    return isPrevented
  }
  return { send, heard }
}

test('a press that hardly moves is a click, by a finger too', () => {
  const { send, heard } = listen()
  send('pointerdown', 5, 5)
  send('pointermove', 8, 5)
  send('pointerup', 8, 5)
  assert.deepEqual(heard, [['leave'], ['click', 5, 5, false, false]])
  const touch = listen()
  touch.send('pointerdown', 5, 5, { pointerType: 'touch' })
  touch.send('pointermove', 14, 5, { pointerType: 'touch' })
  touch.send('pointerup', 14, 5, { pointerType: 'touch' })
  assert.deepEqual(touch.heard.at(-1), ['click', 5, 5, true, false])
})

test('a drag pans by its steps, rests at its end, and chooses nothing', () => {
  const { send, heard } = listen()
  send('pointerdown', 0, 0)
  send('pointermove', 9, 0)
  send('pointermove', 9, 4)
  send('pointerup', 9, 4)
  assert.deepEqual(heard, [['leave'], ['pan', 9, 0], ['pan', 0, 4], ['rest']])
})

test('another mouse button and a press that is taken away choose nothing', () => {
  const { send, heard } = listen()
  send('pointerdown', 0, 0, { button: 2 })
  send('pointerup', 0, 0)
  assert.deepEqual(heard, [])
  send('pointerdown', 0, 0)
  send('pointercancel', 0, 0)
  assert.deepEqual(heard, [['leave']])
})

test('two fingers zoom around their middle and pan with it, and neither is a tap', () => {
  const { send, heard } = listen()
  send('pointerdown', 0, 0, { pointerType: 'touch' })
  send('pointerdown', 10, 0, { pointerType: 'touch', pointerId: 2 })
  send('pointermove', 20, 0, { pointerType: 'touch', pointerId: 2 })
  send('pointerup', 20, 0, { pointerType: 'touch', pointerId: 2 })
  send('pointerup', 0, 0, { pointerType: 'touch' })
  assert.deepEqual(heard.filter(([name]) => name !== 'leave'), [['pan', 5, 0], ['zoom', 10, 0, 2], ['rest']])
})

test('a mouse that presses nothing hovers, a finger does not', () => {
  const { send, heard } = listen()
  send('pointermove', 3, 4)
  send('pointermove', 3, 4, { pointerType: 'touch' })
  send('pointerleave', 0, 0)
  assert.deepEqual(heard, [['hover', 3, 4], ['leave']])
})

test('a wheel zooms, rests after a moment, and leaves the page what the map has no use for', t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { send, heard } = listen()
  assert.equal(send('wheel', 5, 5, { deltaY: 100, deltaMode: 0 }), false) // nothing left to zoom out of
  assert.equal(send('wheel', 5, 5, { deltaY: -100, deltaMode: 0 }), true)
  assert.equal(send('wheel', 5, 5, { deltaY: -100, deltaMode: 0, ctrlKey: true }), true)
  assert.deepEqual(heard, [['zoom', 5, 5, Math.exp(0.16)], ['zoom', 5, 5, Math.exp(100 * 0.0016 * 6)]])
  t.mock.timers.tick(200)
  assert.deepEqual(heard.slice(2), [['rest']])
  const near = listen(true)
  assert.equal(near.send('wheel', 5, 5, { deltaY: 100, deltaMode: 0 }), true)
})

test('one finger scrolls the page, also where the map is zoomed in, and two never do', () => {
  for (const [isNear, touches, isPrevented] of [[false, 1, false], [true, 1, false], [false, 2, true], [true, 2, true]]) {
    assert.equal(listen(isNear).send('touchmove', 0, 0, { touches: { length: touches } }), isPrevented)
  }
})

test('one finger that moves neither pans nor chooses, whether the browser takes it away or not', () => {
  const touch = { pointerType: 'touch' }
  const moved = listen(true)
  moved.send('pointerdown', 0, 0, touch)
  moved.send('pointermove', 0, 30, touch)
  moved.send('pointerup', 0, 30, touch)
  assert.deepEqual(moved.heard, [['leave'], ['scroll']])
  const taken = listen(true)
  taken.send('pointerdown', 0, 0, touch)
  taken.send('pointercancel', 0, 0, touch)
  assert.deepEqual(taken.heard, [['leave'], ['scroll']])
})

test('a finger that a second one has left behind does nothing', () => {
  const { send, heard } = listen()
  send('pointerdown', 0, 0, { pointerType: 'touch' })
  send('pointerdown', 10, 0, { pointerType: 'touch', pointerId: 2 })
  send('pointerup', 10, 0, { pointerType: 'touch', pointerId: 2 })
  send('pointermove', 30, 30, { pointerType: 'touch' })
  send('pointerup', 30, 30, { pointerType: 'touch' })
  assert.deepEqual(heard, [['leave'], ['leave'], ['rest']])
})

test('a pen pans as a mouse does', () => {
  const { send, heard } = listen()
  send('pointerdown', 0, 0, { pointerType: 'pen' })
  send('pointermove', 9, 0, { pointerType: 'pen' })
  assert.deepEqual(heard, [['leave'], ['pan', 9, 0]])
})

test('a drag with Shift draws from where it began, and pans nothing', () => {
  const { send, heard } = listen()
  send('pointerdown', 0, 0, { shiftKey: true })
  send('pointermove', 2, 0)
  send('pointermove', 9, 0)
  const between = [{ clientX: 20, clientY: 24 }, { clientX: 22, clientY: 29 }]
  send('pointermove', 12, 9, { getCoalescedEvents: () => between })
  send('pointerup', 12, 9)
  const line = [['begin', 0, 0], ['draw', 9, 0], ['draw', 10, 4], ['draw', 12, 9], ['end']]
  assert.deepEqual(heard, [['leave'], ...line])
})

test('a click with Shift, or with the tool that draws, is a click and no tiny line', () => {
  const { send, heard } = listen()
  send('pointerdown', 5, 5, { shiftKey: true })
  send('pointermove', 7, 5)
  send('pointerup', 7, 5)
  assert.deepEqual(heard, [['leave'], ['click', 5, 5, false, true]])
  const tool = listen(false, true)
  tool.send('pointerdown', 5, 5, { pointerType: 'touch' })
  tool.send('pointerup', 5, 5, { pointerType: 'touch' })
  assert.deepEqual(tool.heard, [['leave'], ['click', 5, 5, true, false]])
})

test('with the tool that draws one finger draws, and a second one abandons the line for the map', () => {
  const touch = { pointerType: 'touch' }
  const { send, heard } = listen(false, true)
  send('pointerdown', 0, 0, touch)
  send('pointermove', 30, 0, touch)
  send('pointerdown', 40, 0, { ...touch, pointerId: 2 })
  send('pointermove', 50, 0, { ...touch, pointerId: 2 })
  send('pointerup', 50, 0, { ...touch, pointerId: 2 })
  send('pointerup', 30, 0, touch)
  assert.deepEqual(heard.map(([name]) => name), ['leave', 'begin', 'draw', 'abandon', 'leave', 'pan', 'zoom', 'rest'])
})

test('a line that the browser takes away is abandoned', () => {
  const { send, heard } = listen(false, true)
  send('pointerdown', 0, 0, { pointerType: 'touch' })
  send('pointermove', 30, 0, { pointerType: 'touch' })
  send('pointercancel', 30, 0, { pointerType: 'touch' })
  assert.deepEqual(heard.slice(1), [['begin', 0, 0], ['draw', 30, 0], ['abandon']])
})
