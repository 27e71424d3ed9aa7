// The longest texts that a table's rows, or a hand on the comparison, make usual: the panel keeps room for them. Pure.

import { callCluster, fill, fillText, plainText } from '../dom/sentence.js'
import { betaText } from '../math/numbers.js'
import { STOPS, betaOf } from '../math/scale.js'
import { explain } from '../math/shares.js'
import { effectiveSentence, equationSentence, proofSentence } from './answer.js'

const FACTORS = [0, 1 / 64, 1 / 8, 1, 8, 64, Infinity] // multiples of the usual beta whose equations are compared

const DIFFERENCE = 8e-16 // a rounding error whose text takes most room, but for rare ones

const byLength = (one, other) => other.length - one.length
const longestOf = texts => texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '')

/** The longest name of each column: that of a category with its longest value. */
function fullNames(words, names, categories) {
  return names.map((name, i) => {
    return categories?.[i] ? fillText(words.with_value, { name, value: longestOf(categories[i].names) }) : name
  })
}

/** The sentence on the columns that count most, with the longest names; those with the longest of all count for. */
export function longestLeading(words, { names, categories }) {
  const longest = fullNames(words, names, categories).sort(byLength)
  const [pro, contra] = [longest.slice(0, words.named), longest.slice(words.named, 2 * words.named)]
  return fill(words.leading[contra.length ? 'both' : 'hardly'], { pro, contra }, words.and)
}

/** The two largest shares of the comparison, in as many letters as they can have. */
export function longestShares(words, nClusters, called) {
  const size = k => callCluster(k, called).length
  const [first, second = 0] = Array.from({ length: nClusters }, (_, k) => k).sort((a, b) => size(b) - size(a) || b - a)
  const slots = { first, first_share: 'over 99 %', second, second_share: 'under 1 %' }
  return fill(words.shares.more, slots, words.and, called)
}

/** How many competitors count, with the stiffness that takes most letters. */
export function longestEffective(words, nClusters, usual) {
  const betas = STOPS.map(factor => betaOf(factor, usual ?? 1))
  const beta = betas.reduce((longest, each) => (betaText(each).length > betaText(longest).length ? each : longest))
  const ids = Array.from({ length: nClusters - 1 }, (_, k) => k)
  return effectiveSentence(words, ids, { beta, effective: nClusters - 1 })
}

/** The equation of a row that takes most letters, over the comparison. */
export function longestEquation(words, point, usual) {
  const sentences = FACTORS.map(factor => equationSentence(words, explain(point, betaOf(factor, usual ?? 1))))
  return sentences.reduce((longest, each) => (plainText(each).length > plainText(longest).length ? each : longest))
}

/** The proof of a row that takes most room: the difference is another one at each comparison. */
export function longestProof(words, now) {
  return proofSentence(words, { ...now, residual: DIFFERENCE })
}
