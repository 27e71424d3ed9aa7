import assert from 'node:assert/strict'
import { test } from 'node:test'

import { callCentroid, fill, fillText, plainText } from '../../neon_core/frontend/dom/sentence.js'

test('a number becomes a cluster, a list is joined, and other slots are text', () => {
  const template = [['{names}', 'for', -1], ' for ', '{own}', ', {much} so.']
  const sentence = fill(template, { names: ['hue', 'ash'], own: 2, much: 'clearly' }, ' and ')
  assert.equal(plainText(sentence), 'hue and ash for cluster 2, clearly so.')
  assert.deepEqual(sentence[0], ['hue', 'for', -1])
  assert.deepEqual(sentence.find(([, role]) => role === 'cluster'), ['cluster 2', 'cluster', 2])
})

test('a text that is filled in is not read again, and a slot without a value stays', () => {
  assert.equal(fillText('{a} and {b}', { a: '{b}' }), '{b} and {b}')
})

test('a cluster with a name is called by it, also beside its centroid', () => {
  const called = ['Old vines', 'cluster 1']
  assert.equal(plainText(fill(['{own}', ' and ', '{other}'], { own: 0, other: 1 }, ' and ', called)), 'Old vines and cluster 1')
  assert.deepEqual([0, 1].map(k => callCentroid(k, called)), ['of Old vines', 1])
  assert.equal(callCentroid(2), 2)
})
