// What is said of a comparison: the templates of neon_core/wording, filled with its numbers. Pure; `words` comes in.

import { betaText, number, percent, signed, tiny } from '../math/numbers.js'
import { fill, put } from '../dom/sentence.js'
import { ordered } from '../math/shares.js'

/** The columns' names, those of categories with the value that the row has. */
export function named(words, names, { values, categories }) {
  return names.map((name, i) => (categories?.[i] ? put(words.with_value, { name, value: values[i] }) : name))
}

/** What counts most for and against. */
export function leading(words, names, { bars }) {
  const largest = ordered(bars)
  const pro = largest.filter(i => bars[i] > 0).slice(0, words.named).map(i => names[i])
  const contra = largest.filter(i => bars[i] < 0).slice(0, words.named).map(i => names[i])
  const which = contra.length ? 'both' : pro.length ? 'pro' : 'none'
  return fill(words.leading[which], { pro, contra }, words.and)
}

/** All for, all against, and what remains. */
export function equation(words, { pro, contra, logit }) {
  return fill(words.equation, { pro: signed(pro), contra: signed(contra), logit: logit === 0 ? '0' : number(logit, 3) })
}

/** That the bars add up, with the difference. */
export function proof(words, { logit, residual }) {
  return fill(words.proof[logit === 0 ? 'tie' : 'sum'], { logit: number(logit, 4), difference: tiny(residual) })
}

/** The competitors from the largest share to the smallest, without those that do not count. */
export function counted(p) {
  return Array.from(p.keys())
    .filter(k => p[k] > 0)
    .sort((a, b) => p[b] - p[a] || a - b)
}

/** Which competitors count how much: the two largest, or the one alone. */
export function shares(words, ids, { p }) {
  const [first, second] = counted(p)
  if (second === undefined) return fill(words.shares.one, { first: ids[first] })
  const slots = { first: ids[first], first_share: percent(p[first]), second: ids[second], second_share: percent(p[second]) }
  return fill(words.shares.more, slots)
}

/** How many competitors count, as if alike, and the stiffness. */
export function effective(words, ids, now) {
  return fill(words.effective, { effective: number(now.effective, 1), others: ids.length, beta: betaText(now.beta) })
}
