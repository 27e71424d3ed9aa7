import assert from 'node:assert/strict'
import { test } from 'node:test'

import { discriminants, featureParts, sumColumns, withoutNoise } from '../../neon_core/frontend/math/parts.js'

const NOISE = [1e-15, 1e-15]

test('the parts of a row add up to the difference of its squared distances', () => {
  const { values } = featureParts([1, 2], [0, 0], [4, 8], NOISE)
  assert.deepEqual(values, [8, 32]) // (1-4)^2 - 1, (2-8)^2 - 4
  assert.deepEqual(discriminants([{ values, rounding: [0, 0] }]), [40])
})

test('a part is 0 where centroids are equal, and where it is nothing but rounding', () => {
  const { values, rounding } = featureParts([1, 2], [0, 3], [0, 1 + 1e-16], NOISE)
  assert.equal(values[0], 0)
  assert.equal(rounding[0], 0)
  assert.deepEqual(withoutNoise([1e-16, -2], [1e-15, 1e-15]), [0, -2])
})

test('ties are exact, and no discriminant is below 0', () => {
  const part = (...values) => ({ values, rounding: values.map(() => 1e-12) })
  assert.deepEqual(discriminants([part(1, 2), part(2, 1 + 1e-13), part(3, 3)]), [3, 3, 6])
  assert.deepEqual(discriminants([part(1, -1 - 1e-13), part(2, 0)]), [0, 2])
})

test('a column has the sum of its features', () => {
  assert.deepEqual(sumColumns([1, 2, 3, 4], [0, 1, 3]), [1, 5, 4])
})
