// The sentences about a comparison: the templates of neon_core/wording, filled with its numbers. Pure; `words` comes in.

import { fill, fillText } from '../dom/sentence.js'
import { betaText, number, percent, signed, tiny } from '../math/numbers.js'
import { byBarLength } from '../math/shares.js'

/** The columns' names, those of categories with the value that the row has. */
export function namesWithValues(words, names, { values, categories }) {
  return names.map((name, i) => (categories?.[i] ? fillText(words.with_value, { name, value: values[i] }) : name))
}

/** The columns that count most for and against. */
export function leadingSentence(words, names, { bars }) {
  const order = byBarLength(bars)
  const pro = order.filter(i => bars[i] > 0).slice(0, words.named).map(i => names[i])
  const contra = order.filter(i => bars[i] < 0).slice(0, words.named).map(i => names[i])
  const which = contra.length ? 'both' : pro.length ? 'pro' : 'none'
  return fill(words.leading[which], { pro, contra }, words.and)
}

/** All for, all against, and what remains. */
export function equationSentence(words, { pro, contra, logit }) {
  return fill(words.equation, { pro: signed(pro), contra: signed(contra), logit: logit === 0 ? '0' : number(logit, 3) })
}

/** That the bars add up, with the difference. */
export function proofSentence(words, { logit, residual }) {
  return fill(words.proof[logit === 0 ? 'tie' : 'sum'], { logit: number(logit, 4), difference: tiny(residual) })
}

/** The competitors from the largest share to the smallest, without those that do not count. */
export function countingCompetitors(p) {
  return Array.from(p.keys())
    .filter(k => p[k] > 0)
    .sort((a, b) => p[b] - p[a] || a - b)
}

/** Which competitors count how much: the two largest, or the one alone. */
export function sharesSentence(words, ids, { p }) {
  const [first, second] = countingCompetitors(p)
  if (second === undefined) return fill(words.shares.one, { first: ids[first] })
  const slots = { first: ids[first], first_share: percent(p[first]), second: ids[second], second_share: percent(p[second]) }
  return fill(words.shares.more, slots)
}

/** How many competitors count, as if alike, and the stiffness. */
export function effectiveSentence(words, ids, now) {
  return fill(words.effective, { effective: number(now.effective, 1), others: ids.length, beta: betaText(now.beta) })
}
