import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'

import { chooseOther, chooseRow, chosenMark, onChoice, PANEL, receiveAnswer, searchRow, storeFacts, waitForFacts } from '../../neon_core/frontend/dom/bus.js'
import { openPlace } from '../../neon_core/frontend/dom/outbox.js'

const LATE = 300_000 // ms after which no gesture is sent again

let number // of the last gesture that was sent
openPlace(PANEL, (name, { answers }) => (number = answers))

/** Choose a row; returns the number that was sent. */
function choose(row) {
  chooseRow(row)
  return number
}

describe('the chosen row', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))

  afterEach(() => {
    receiveAnswer({ row: 0 }, choose(0)) // nothing waits any more
    mock.timers.reset()
  })

  test('a choice shows at once, and an answer to an earlier one does not take it back', () => {
    const seen = []
    const stop = onChoice(mark => seen.push(mark.row))
    receiveAnswer({ row: 60 }, 0)
    const first = choose(1)
    const second = choose(2)
    receiveAnswer({ row: 1 }, first) // an old answer
    assert.equal(chosenMark().row, 2)
    receiveAnswer({ row: 2, label: 0 }, second)
    receiveAnswer({ row: 7 }, second) // chosen elsewhere: in the table, say
    assert.equal(chosenMark().row, 7)
    assert.deepEqual(seen, [60, 1, 2, 2, 7])
    stop()
    receiveAnswer({ row: 8 }, second)
    assert.equal(seen.length, 5)
  })

  test('a second row shows at once beside the chosen one, and waits for its answer as a choice does', () => {
    receiveAnswer({ row: 60, label: 1 }, 0)
    chooseOther(83)
    assert.deepEqual(chosenMark(), { row: 60, label: 1, other: { row: 83 } })
    receiveAnswer({ row: 60, label: 1 }, number - 1) // an old answer
    assert.deepEqual(chosenMark().other, { row: 83 })
    receiveAnswer({ row: 60, label: 1, other: { row: 84 } }, number)
    assert.deepEqual(chosenMark().other, { row: 84 })
  })

  test('facts are waited for by their id', async () => {
    const coming = waitForFacts('b')
    storeFacts({ id: 'a' })
    storeFacts({ id: 'b', names: ['x'] })
    assert.deepEqual((await coming).names, ['x'])
    assert.equal((await waitForFacts('b')).id, 'b')
  })

  test('what the server said stands again where a choice is never answered', () => {
    const to = choose(5)
    receiveAnswer({ row: 60 }, to - 1)
    assert.equal(chosenMark().row, 5)
    for (let passed = 0; passed < LATE; passed += 500) mock.timers.tick(500)
    assert.equal(chosenMark().row, 60)
  })

  test('searching for a row leaves the chosen one until the server has found it', () => {
    receiveAnswer({ row: 60, label: 1 }, 1000)
    searchRow('Ann')
    assert.deepEqual(chosenMark(), { row: 60, label: 1 })
    receiveAnswer({ row: 61 }, number - 1)
    assert.equal(chosenMark().row, 60)
    receiveAnswer({ row: 62, place: [1, 2] }, number)
    assert.deepEqual(chosenMark(), { row: 62, place: [1, 2] })
  })

  test('choosing the chosen row again forgets nothing of it', () => {
    receiveAnswer({ row: 62, place: [1, 2] }, 2000)
    receiveAnswer({ row: 62, place: [1, 2] }, choose(62))
    choose(62)
    assert.deepEqual(chosenMark(), { row: 62, place: [1, 2] })
  })
})
