import assert from 'node:assert/strict'
import test from 'node:test'

import { endPlaces, flowScale, ribbonPath, ribbonPlaces, spreadLabels } from '../../neon_core/frontend/math/flow_places.js'

const HEIGHT = 122

test('the side with more ends fills the height, the other is centred', () => {
  const before = [60, 40], after = [50, 30, 20]
  const scale = flowScale(before, after, HEIGHT)
  assert.equal(scale, 1)
  assert.deepEqual(endPlaces(after, scale, HEIGHT), [{ top: 0, length: 50 }, { top: 61, length: 30 }, { top: 102, length: 20 }])
  assert.deepEqual(endPlaces(before, scale, HEIGHT)[0], { top: 5.5, length: 60 })
})

test('an empty end has no length, and no rows have no scale', () => {
  assert.deepEqual(endPlaces([10, 0, 10], 1, 31).map(place => place.length), [10, 0, 10])
  assert.equal(flowScale([0], [0], HEIGHT), 0)
})

test('ribbons fill each end without a gap and do not overlap', () => {
  const streams = [{ before: 0, after: 1, n: 20 }, { before: 0, after: 0, n: 40 }, { before: 1, after: 1, n: 40 }]
  const before = endPlaces([60, 40], 1, 111), after = endPlaces([40, 60], 1, 111)
  const places = ribbonPlaces(streams, before, after, 1)
  assert.deepEqual(places[1], { from: 0, to: 0, thickness: 40 })
  assert.deepEqual(places[0], { from: 40, to: 51, thickness: 20 })
  assert.deepEqual(places[2], { from: 71, to: 71, thickness: 40 })
})

test('a ribbon is a closed path from one side to the other', () => {
  assert.equal(ribbonPath({ from: 0, to: 10, thickness: 5 }, 100), 'M0,0.0C50.0,0.0 50.0,10.0 100.0,10.0L100.0,15.0C50.0,15.0 50.0,5.0 0.0,5.0Z')
})

test('labels keep their distance within the height', () => {
  assert.deepEqual(spreadLabels([10, 50], 18, 100), [10, 50])
  assert.deepEqual(spreadLabels([10, 12, 14], 18, 100), [10, 28, 46])
  assert.deepEqual(spreadLabels([90, 95], 20, 100), [70, 90])
  assert.deepEqual(spreadLabels([0], 20, 100), [10])
})
