import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, mock, test } from 'node:test'

import {
  noteConnected,
  noteCut,
  noteHeard,
  noteSent,
  onAnswers,
  onConnection,
} from '../../neon_core/frontend/dom/connection.js'

const LATE = 5000 // ms after which a message without an answer is told

const answers = []
onAnswers((...state) => answers.push(state))

describe('the line to the server', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))

  afterEach(() => {
    noteConnected()
    noteHeard()
    mock.timers.reset()
    answers.length = 0
  })

  test('an answer in time is not told', () => {
    noteSent()
    mock.timers.tick(LATE - 1)
    noteHeard()
    mock.timers.tick(60_000)
    assert.deepEqual(answers, [])
  })

  test('a message without an answer is told, and is not lost where the answer comes late', () => {
    noteSent()
    mock.timers.tick(3000)
    noteSent() // the question
    mock.timers.tick(2000)
    assert.deepEqual(answers, [[false, false]])
    noteHeard()
    assert.deepEqual(answers, [[false, false], [true, false]])
  })

  test('a cut line is told after a moment, and nothing is lost where all was answered', () => {
    noteCut()
    mock.timers.tick(2000)
    noteConnected()
    noteSent()
    noteHeard()
    assert.deepEqual(answers, [[false, false], [true, false]])
  })

  test('what had no answer when the line was cut may be lost, however soon the line is back', () => {
    noteSent()
    noteCut()
    noteConnected()
    noteHeard()
    assert.deepEqual(answers, [[true, true]])
  })

  test('a line that stays dead after the return is told once, and asked again', () => {
    noteCut()
    mock.timers.tick(2000)
    noteConnected()
    noteSent()
    mock.timers.tick(3000)
    mock.timers.tick(2000)
    noteCut()
    noteConnected()
    noteHeard()
    assert.deepEqual(answers, [[false, false], [true, true]])
  })

  test('every listener is told of the cut, and a new one how it is now', () => {
    const seen = []
    onConnection(isConnected => seen.push(isConnected))
    noteCut()
    noteConnected()
    assert.deepEqual(seen, [true, false, true])
  })
})
