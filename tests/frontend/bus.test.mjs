import assert from 'node:assert/strict'
import { test } from 'node:test'

import { chooseRow, chosenMark, countGesture, onChoice, receiveAnswer, storeFacts, waitForFacts } from '../../pages/shared/live_chart/frontend/dom/bus.js'

test('a choice shows at once, and an answer to an earlier one does not take it back', () => {
  const seen = []
  const stop = onChoice(mark => seen.push(mark.row))
  receiveAnswer({ row: 60 }, 0)
  const first = chooseRow(1)
  const second = chooseRow(2)
  receiveAnswer({ row: 1 }, first) // old news
  assert.equal(chosenMark().row, 2)
  receiveAnswer({ row: 2, label: 0 }, second)
  receiveAnswer({ row: 7 }, second) // chosen elsewhere: in the table, say
  assert.equal(chosenMark().row, 7)
  assert.deepEqual(seen, [60, 1, 2, 2, 7])
  stop()
  receiveAnswer({ row: 8 }, second)
  assert.equal(seen.length, 5)
})

test('a server that never answers is not waited for', t => {
  t.mock.timers.enable({ apis: ['Date'] })
  chooseRow(3)
  t.mock.timers.tick(6000)
  receiveAnswer({ row: 4 }, 0)
  assert.equal(chosenMark().row, 4)
})

test('facts are waited for by their id', async () => {
  const coming = waitForFacts('b')
  storeFacts({ id: 'a' })
  storeFacts({ id: 'b', names: ['x'] })
  assert.deepEqual((await coming).names, ['x'])
  assert.equal((await waitForFacts('b')).id, 'b')
})

test('what the server said stands again where a choice is never answered', t => {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'] })
  const to = chooseRow(5)
  receiveAnswer({ row: 60 }, to - 1)
  assert.equal(chosenMark().row, 5)
  t.mock.timers.tick(6000)
  assert.equal(chosenMark().row, 60)
})

test('asking for a row leaves the chosen one until the server has found it, and old news is no answer', () => {
  receiveAnswer({ row: 60, label: 1 }, 1e9)
  const gesture = countGesture()
  assert.deepEqual(chosenMark(), { row: 60, label: 1 })
  receiveAnswer({ row: 61 }, gesture - 1)
  assert.equal(chosenMark().row, 60)
  receiveAnswer({ row: 62, place: [1, 2] }, gesture)
  assert.deepEqual(chosenMark(), { row: 62, place: [1, 2] })
})

test('choosing the chosen row again forgets nothing of it', () => {
  receiveAnswer({ row: 62, place: [1, 2] }, 1e9)
  receiveAnswer({ row: 62, place: [1, 2] }, chooseRow(62))
  chooseRow(62)
  assert.deepEqual(chosenMark(), { row: 62, place: [1, 2] })
})
