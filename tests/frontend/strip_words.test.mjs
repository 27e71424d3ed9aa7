import assert from 'node:assert/strict'
import { test } from 'node:test'

import { featureLines, markTexts, shareText, valueLines } from '../../neon_core/frontend/panel/strip_words.js'

const words = {
  bars: { share: '{value}: {own} in {label}, {other} in {competitor}' },
  strips: {
    legend: { row: 'this {noun}', centroid: 'centroid {cluster}' },
    values: { mark: '{mark}: {value}', range: 'range: {low} to {high}' },
  },
}
const row = {
  names: ['hue', 'plan'],
  nouns: ['wine', 'wines'],
  ranges: [['0.48', '1.71'], ['', '']],
  mark: { label: 2, competitor: 0 },
  point: {
    values: ['0.98', 'plus'],
    centroid_values: [['0.69', ''], ['1.06', '']],
    categories: { 1: { own: 1 } },
  },
  categories: { 1: { names: ['basic', 'plus'], shares: [[0.5, 0.5], [1, 0], [0.25, 0.75]] } },
}

test('a strip says both centroids with their clusters, and the ends of the range', () => {
  assert.deepEqual(markTexts(words, row, 0), ['centroid 2: 0.69', 'centroid 0: 1.06', 'range: 0.48 to 1.71'])
})

test("a number's tip has its name and the row's value before them", () => {
  assert.deepEqual(featureLines(words, row, 0).slice(0, 3), ['hue', 'this wine: 0.98', 'centroid 2: 0.69'])
})

test('a category says how common its values are in the two clusters', () => {
  assert.equal(shareText(words, row, 1, 0), 'basic: 25 % in cluster 2, 50 % in cluster 0')
  assert.deepEqual(featureLines(words, row, 1), ['plan', 'this wine: plus', 'plus: 75 % in cluster 2, 50 % in cluster 0'])
  assert.deepEqual(valueLines(words, row, 1, 0), ['plan: basic', 'basic: 25 % in cluster 2, 50 % in cluster 0'])
})
