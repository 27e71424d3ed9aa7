import assert from 'node:assert/strict'
import { test } from 'node:test'

import { plainText } from '../../neon_core/frontend/dom/sentence.js'
import { explain } from '../../neon_core/frontend/math/shares.js'
import { equationSentence, leadingSentence, namesWithValues, sharesSentence } from '../../neon_core/frontend/panel/answer.js'
import { longestEffective, longestEquation, longestLeading, longestShares } from '../../neon_core/frontend/panel/longest.js'

const words = {
  and: ' and ',
  named: 2,
  visible: 0.01,
  under: 'under {least}',
  with_value: '{name} “{value}”',
  with_filled: '{name} ({value})',
  leading: { none: ['none'], pro: [['{pro}', 'for', -1]], hardly: [['{pro}', 'for', -1]], both: [['{pro}', 'for', -1], ' - ', ['{contra}', 'against', -1]] },
  shares: { one: [['{first}', 'plain', -1], ' alone'], more: [['{first}', 'plain', -1], ' {first_share} · ', ['{second}', 'plain', -1], ' {second_share}'] },
  effective: ['as if {effective} of {others} · {beta}'],
  equation: [['{pro}', 'for', -1], ' ', ['{contra}', 'against', -1], ' = ', ['{logit}', 'strong', -1]],
}
const names = ['a', 'a long name', 'bb', 'ccc', 'plan']
const categories = { 4: { names: ['x', 'a value of many letters'] } }
const random = seed => () => (seed = (seed * 16807) % 2147483647) / 2147483647
const betas = [0, 0.01, 0.3, 1, 4, 200, Infinity]

function point(next) {
  const parts = Array.from({ length: 3 }, () => names.map(() => 4 * next() - 1))
  return { parts, h: parts.map(part => part.reduce((sum, value) => sum + value, 0)), values: names.map(() => 'x'), categories: { 4: {} } }
}

test('the longest names stand in the longest sentence', () => {
  const text = plainText(longestLeading(words, { names, categories }))
  assert.equal(text, 'plan “a value of many letters” and a long name - ccc and bb')
  assert.equal(plainText(longestLeading(words, { names: ['a'] })), 'a')
})

test('no sentence of a row takes more letters', () => {
  const next = random(3)
  const most = plainText(longestLeading(words, { names, categories })).length
  for (let n = 0; n < 100; n++) {
    const each = point(next)
    if (Math.min(...each.h) < 0) continue // no row is in another cluster than the nearest
    for (const beta of betas) {
      const now = explain(each, beta)
      assert.ok(plainText(leadingSentence(words, namesWithValues(words, names, each), now)).length <= most)
      const ids = [0, 1, 2]
      assert.ok(plainText(sharesSentence(words, ids, now)).length <= plainText(longestShares(words, 4)).length)
    }
  }
})

test('the longest equation is one over the comparison', () => {
  const each = { parts: [[1000.4, -999.9], [3.2, 0.1]], h: [0.5, 3.3] }
  const long = plainText(longestEquation(words, each, 1))
  assert.ok(betas.every(beta => plainText(equationSentence(words, explain(each, beta))).length <= long.length))
})

test('the stiffness that takes most letters is one that a hand can choose', () => {
  assert.equal(plainText(longestEffective(words, 4, 1)), 'as if 3.0 of 3 · β 0.0156')
})
