// The sentences about a comparison: the templates of neon_core/wording, filled with its numbers. Pure; `words` comes in.

import { fill, fillText } from '../dom/sentence.js'
import { count, rounded, written } from '../math/evidence.js'
import { NOTHING, betaText, number, percent, tiny } from '../math/numbers.js'
import { byBarLength } from '../math/shares.js'

/** The columns' names: those of categories with the value that the row has, and any with a value that was filled in. */
export function namesWithValues(words, names, { values, categories, filled }) {
  return names.map((name, i) => {
    if (filled?.includes(i)) return fillText(words.with_filled, { name, value: values[i] })
    return categories?.[i] ? fillText(words.with_value, { name, value: values[i] }) : name
  })
}

/** The columns that count most for and against, as far as their bars can be seen. */
export function leadingSentence(words, names, { bars }) {
  const order = byBarLength(bars)
  const least = words.visible * Math.abs(bars[order[0]])
  const seen = order.filter(i => Math.abs(bars[i]) >= least)
  const pro = seen.filter(i => bars[i] > 0).slice(0, words.named).map(i => names[i])
  const contra = seen.filter(i => bars[i] < 0).slice(0, words.named).map(i => names[i])
  const which = contra.length ? 'both' : !pro.length ? 'none' : bars.some(bar => bar < 0) ? 'hardly' : 'pro'
  return fill(words.leading[which], { pro, contra }, words.and)
}

/** All for, all against, and what remains: as printed, the numbers add up. */
export function equationSentence(words, now) {
  const { form, equation } = now.printed
  const [pro, contra] = [equation.pro, equation.contra].map(units => written(form, units, true))
  return fill(words.equation, { pro, contra, logit: logitText(words, form, now.logit, equation.logit) })
}

/** The evidence: 0 on a boundary only. */
function logitText(words, form, logit, units) {
  if (logit === 0) return '0'
  return units === 0 ? fillText(words.under, { least: written(form, 1) }) : written(form, units)
}

/** The relevance of one feature as text, rounded by itself. */
export function barText({ bars, printed: { form } }, i) {
  return written(form, rounded(count(form, bars[i])), true)
}

/** That the bars add up, with the difference. */
export function proofSentence(words, now) {
  const { form } = now.printed
  const exact = { decimals: form.decimals + 1, exponent: form.exponent }
  const logit = written(exact, rounded(count(exact, now.logit)))
  return fill(words.proof[now.logit === 0 ? 'tie' : 'sum'], { logit, difference: tiny(now.residual) })
}

const ROUNDING = 1e-12 // of a share

/** The competitors from the largest share to the smallest, without those that do not count. */
export function countingCompetitors(p) {
  const size = k => Math.round(p[k] / ROUNDING) // shares that differ by rounding are equal
  return Array.from(p.keys())
    .filter(k => p[k] >= NOTHING)
    .sort((a, b) => size(b) - size(a) || a - b)
}

/** Which competitors count how much: the two largest, or the one alone. */
export function sharesSentence(words, ids, { p }, called) {
  const [first, second] = countingCompetitors(p)
  if (second === undefined) return fill(words.shares.one, { first: ids[first] }, words.and, called)
  const slots = { first: ids[first], first_share: percent(p[first]), second: ids[second], second_share: percent(p[second]) }
  return fill(words.shares.more, slots, words.and, called)
}

/** How many competitors count, as if alike, and the stiffness. */
export function effectiveSentence(words, ids, now) {
  return fill(words.effective, { effective: number(now.effective, 1), others: ids.length, beta: betaText(now.beta) })
}
