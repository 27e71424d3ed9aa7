import assert from 'node:assert/strict'
import { noteConnected, noteCut } from '../../neon_core/frontend/dom/connection.js'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'

import {
  closePlace,
  onLateness,
  openPlace,
  Outbox,
  sendAllAgain,
} from '../../neon_core/frontend/dom/outbox.js'

const rows = new Outbox('left')
const comparisons = new Outbox('right')
const send = (name, count) => sent.push([name, count])
let sent = []

/** Let a hand do something; returns the number of the gesture. */
function add(box, name, onGivenUp) {
  box.add(name, count => count, onGivenUp)
  return sent.at(-1)?.[1]
}
const names = () => sent.map(([name]) => name)

/** Let time pass in small steps: one large one would not ring the timers that are set meanwhile. */
function pass(ms) {
  for (let left = ms; left > 0; left -= 500) mock.timers.tick(Math.min(left, 500))
}

describe('gestures on their way', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] })
    for (const place of ['left', 'right']) openPlace(place, send)
    sent = []
  })

  afterEach(() => {
    noteConnected()
    for (const place of ['left', 'right']) openPlace(place, send)
    for (const box of [rows, comparisons]) box.receive(add(box, 'last'))
    mock.timers.reset()
  })

  test('a gesture is sent once where its answer comes', () => {
    const number = add(rows, 'wine 5')
    rows.receive(number)
    pass(300_000)
    assert.deepEqual(sent, [['wine 5', number]])
  })

  test('a gesture without an answer is sent again with its number, ever more seldom, and then given up', () => {
    let isGivenUp = false
    const number = add(rows, 'wine 5', () => (isGivenUp = true))
    mock.timers.tick(1499)
    assert.equal(sent.length, 1)
    mock.timers.tick(1)
    assert.equal(sent.length, 2)
    mock.timers.tick(2999)
    assert.equal(sent.length, 2)
    pass(300_000)
    assert.equal(sent.length, 25)
    assert.ok(sent.every(([, count]) => count === number))
    assert.equal(isGivenUp, true)
    assert.equal(rows.isWaiting, false)
  })

  test('of several gestures of one kind only the newest is sent again', () => {
    add(rows, 'wine 5')
    add(rows, 'wine 6')
    mock.timers.tick(1500)
    assert.deepEqual(names(), ['wine 5', 'wine 6', 'wine 6'])
  })

  test('an answer to an earlier gesture leaves the later one waiting', () => {
    const first = add(rows, 'wine 5')
    const second = add(rows, 'wine 6')
    assert.equal(rows.receive(first), true)
    assert.equal(rows.receive(second), false)
  })

  test('numbers go on after those that a server has answered before', () => {
    rows.receive(500)
    assert.equal(add(rows, 'wine 5'), 501)
  })

  test('a server that begins anew gets what waits, in the order of the hands', () => {
    add(comparisons, 'nearest')
    add(rows, 'wine 5')
    assert.deepEqual(names(), ['nearest', 'wine 5'])
    assert.equal(sendAllAgain(), true)
    assert.deepEqual(names(), ['nearest', 'wine 5', 'nearest', 'wine 5'])
  })

  test('a server that begins anew gets nothing where nothing waits', () => {
    assert.equal(sendAllAgain(), false)
    assert.deepEqual(sent, [])
  })

  test('a gesture that is late goes before the next one of another kind', () => {
    add(comparisons, 'nearest')
    mock.timers.tick(1500)
    add(rows, 'wine 5')
    assert.deepEqual(names(), ['nearest', 'nearest', 'nearest', 'wine 5'])
  })

  test('without a connection a gesture waits, and goes when it is back', () => {
    noteCut()
    add(comparisons, 'nearest')
    add(rows, 'wine 5')
    add(rows, 'wine 6')
    pass(300_000)
    assert.deepEqual(names(), [])
    noteConnected()
    assert.deepEqual(names(), ['nearest', 'wine 6'])
  })

  test('a component that has taken the place of another sends what waits', () => {
    const replaced = []
    add(rows, 'wine 5')
    const other = name => replaced.push(name)
    openPlace('left', other)
    closePlace('left', send) // the one that was replaced
    mock.timers.tick(1500)
    assert.deepEqual(replaced, ['wine 5'])
    closePlace('left', other)
    mock.timers.tick(3000)
    assert.deepEqual(replaced, ['wine 5'])
  })

  test('a gesture that comes before its component is on screen waits for it', () => {
    closePlace('left', send)
    rows.add('wine 5', count => count)
    pass(300_000)
    assert.deepEqual(names(), [])
    openPlace('left', send)
    openPlace('left', send) // as with each message
    assert.deepEqual(names(), ['wine 5'])
  })

  test('lateness is told when it begins and when it ends', () => {
    const late = []
    const stop = onLateness(isLate => late.push(isLate))
    const number = add(rows, 'wine 5')
    assert.deepEqual(late, [false])
    mock.timers.tick(1500)
    assert.deepEqual(late, [false, true])
    rows.receive(number)
    assert.deepEqual(late, [false, true, false])
    noteCut()
    assert.deepEqual(late, [false, true, false])
    add(rows, 'wine 6')
    assert.deepEqual(late, [false, true, false, true])
    stop()
  })

  test('lateness of one kind is told to its own listener, and ends with its answer', () => {
    const late = []
    const files = new Outbox('left', isLate => late.push(isLate))
    add(rows, 'wine 5')
    mock.timers.tick(1500)
    assert.deepEqual(late, [])
    add(files, 'save')
    mock.timers.tick(1500)
    assert.deepEqual(late, [true])
    files.finish()
    files.finish()
    assert.deepEqual(late, [true, false])
  })
})
