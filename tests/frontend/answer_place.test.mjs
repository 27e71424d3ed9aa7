import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'

import { dropAnswerPlace, isInSight, setAnswerPlace, showAnswer } from '../../neon_core/frontend/dom/answer_place.js'

/** A headline at a height of the screen, with what was done to it. */
function headlineAt(top) {
  const done = []
  let press = null
  return {
    done,
    press: key => press({ key }),
    getBoundingClientRect: () => ({ top }),
    scrollIntoView: () => done.push('scrolled'),
    focus: () => done.push('focused'),
    addEventListener: (_, listener) => (press = listener),
  }
}

beforeEach(() => (globalThis.window = { innerHeight: 900 }))
afterEach(() => delete globalThis.window)

test('an answer is in sight with room for its sentence', () => {
  assert.deepEqual([7, 8, 700, 701, -300].map(top => isInSight(top, 900)), [false, true, true, false, false])
})

test('nothing moves while the answer is in sight', () => {
  const headline = headlineAt(100)
  setAnswerPlace(headline)
  showAnswer()
  showAnswer(() => {})
  assert.deepEqual(headline.done, [])
})

test('a click scrolls to the answer, and a key takes the focus along and back', () => {
  const headline = headlineAt(-800)
  setAnswerPlace(headline)
  showAnswer()
  assert.deepEqual(headline.done, ['scrolled'])
  headline.press('Escape')
  let isBack = false
  showAnswer(() => (isBack = true))
  assert.deepEqual(headline.done, ['scrolled', 'scrolled', 'focused'])
  headline.press('a')
  assert.equal(isBack, false)
  headline.press('Escape')
  assert.equal(isBack, true)
})

test('an answer that is gone is not shown, and does not take another one with it', () => {
  const [gone, headline] = [headlineAt(-800), headlineAt(-800)]
  setAnswerPlace(gone)
  setAnswerPlace(headline)
  dropAnswerPlace(gone)
  showAnswer()
  assert.deepEqual(headline.done, ['scrolled'])
  dropAnswerPlace(headline)
  showAnswer()
  assert.deepEqual([gone.done, headline.done], [[], ['scrolled']])
})
