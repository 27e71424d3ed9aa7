import assert from 'node:assert/strict'
import { test } from 'node:test'

import { LENGTH, betaOf, factorAt, factorOf, nextStop, positionOf } from '../../neon_core/frontend/math/scale.js'

test('the ends are 0 and infinity, the middle is the usual', () => {
  assert.equal(factorAt(0), 0)
  assert.equal(factorAt(LENGTH), Infinity)
  assert.equal(factorAt(LENGTH / 2), 1)
  assert.deepEqual([0, 1, Infinity].map(positionOf), [0, LENGTH / 2, LENGTH])
})

test('a place and its factor are each other\'s way back, and the scale only rises', () => {
  for (let position = 40; position <= 960; position += 7) {
    if (Math.abs(position - 500) <= 10) continue
    assert.ok(Math.abs(positionOf(factorAt(position)) - position) < 1e-9)
    assert.ok(factorAt(position + 1) >= factorAt(position))
  }
})

test('near the middle and near the ends a hand is caught', () => {
  assert.deepEqual([491, 509, 9, 992].map(factorAt), [1, 1, 0, Infinity])
})

test('keys go from stop to stop, and past the last one nowhere', () => {
  assert.equal(nextStop(1, 1), 2)
  assert.equal(nextStop(1, -1), 0.5)
  assert.equal(nextStop(1.3, 1), 2)
  assert.equal(nextStop(1.3, -1), 1)
  assert.equal(nextStop(2.0003, -1), 1) // 2 itself, but for the rounding of beta
  assert.equal(nextStop(1.9991, 1), 4)
  assert.equal(nextStop(64, 1), Infinity)
  assert.equal(nextStop(1 / 64, -1), 0)
  assert.equal(nextStop(Infinity, 1), Infinity)
  assert.equal(nextStop(0, -1), 0)
  assert.equal(nextStop(Infinity, -1), 64)
  assert.equal(nextStop(0, 1), 1 / 64)
  assert.equal(nextStop(1, 1, 3), 8)
  assert.equal(nextStop(1, 1, 99), Infinity)
})

test('a beta off the line\'s reach stands at its last octave', () => {
  assert.equal(positionOf(1e9), 970)
  assert.equal(positionOf(1e-9), 30)
})

test('a beta is what is shown: three digits, but the usual is itself', () => {
  assert.equal(betaOf(1, 1.8197433), 1.8197433)
  assert.equal(betaOf(1.1, 1.8197433), 2)
  assert.equal(betaOf(0.3, 1.8197433), 0.546)
  assert.deepEqual([0, Infinity].map(f => betaOf(f, 2)), [0, Infinity])
})

test('a beta goes back to its multiple, and next to the usual it is the usual', () => {
  assert.deepEqual([0, Infinity].map(beta => factorOf(beta, 2)), [0, Infinity])
  assert.equal(factorOf(1.8197433, 1.8197433), 1)
  assert.equal(factorOf(0.1 * 3, 0.3), 1) // 0.30000000000000004
  assert.equal(factorOf(3, 2), 1.5)
  for (let position = 40; position <= 960; position += 7) {
    const factor = factorAt(position)
    assert.ok(Math.abs(factorOf(betaOf(factor, 1.8197433), 1.8197433) / factor - 1) < 6e-3)
  }
})
