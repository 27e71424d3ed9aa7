// Evidence as people read it, the same as neon_core/wording/evidence.py (tests hold the two together): decimals by the
// longest bar, and printed numbers that add up.

import { exponentOf, mantissa, number, signed, superscript } from './numbers.js'

const LONGEST = 6 // significant digits of the longest bar, at most
const LARGE = 7 // from this exponent on, and below SMALL, numbers have a power of ten
const SMALL = -6

/** A number in units of the last decimal. */
export const count = ({ decimals, exponent }, value) => mantissa(value, exponent) * 10 ** decimals

/** The decimals, and the power of ten, of every number of a row. */
export function evidenceFormat(longest, logit) {
  const size = Math.max(Math.abs(longest), Math.abs(logit))
  if (size === 0 || !Number.isFinite(size)) return { decimals: 3, exponent: 0 }
  const exponent = exponentOf(size, 2)
  const isFar = exponent >= LARGE || exponent < SMALL
  const form = { decimals: isFar ? 2 : Math.max(0, 2 - exponent), exponent: isFar ? exponent : 0 }
  const most = form.decimals + LONGEST - 3
  while (Math.abs(count(form, logit)) > 0 && Math.abs(count(form, logit)) < 10 && form.decimals < most) form.decimals += 1
  return form
}

/** A number of units as text. */
export function written({ decimals, exponent }, units, isSigned = false) {
  const text = (isSigned ? signed : number)(units / 10 ** decimals, decimals)
  return exponent === 0 ? text : `${text}·10${superscript(exponent)}`
}

/** The nearest whole number, of two the even one, as Python rounds. */
export function rounded(value) {
  const below = Math.floor(value)
  if (value - below !== 0.5) return Math.round(value)
  return below % 2 === 0 ? below : below + 1
}

/** Whole numbers that add up to a total, by the method of the largest remainder. */
export function apportion(values, total) {
  const whole = values.map(Math.floor)
  const order = Array.from(values.keys()).sort((a, b) => whole[a] - values[a] - (whole[b] - values[b]) || a - b)
  const rest = total - whole.reduce((sum, value) => sum + value, 0)
  const each = Math.floor(rest / values.length)
  order.forEach((i, place) => (whole[i] += each + (place < rest - each * values.length ? 1 : 0)))
  return whole
}

/** For, against and evidence in units of the last decimal: the first two add up to the third. */
export function roundedEquation(form, { pro, contra, logit }) {
  const total = rounded(count(form, logit))
  const [forIt, against] = apportion([count(form, pro), count(form, contra)], total)
  return { pro: forIt, contra: against, logit: total }
}

/** How a comparison's evidence is written, and its equation as printed. */
export function printedEvidence(now) {
  const form = evidenceFormat(now.bars.reduce((longest, bar) => Math.max(longest, Math.abs(bar)), 0), now.logit)
  return { form, equation: roundedEquation(form, now) }
}

/**
 * Bars in units of the last decimal. Where one of them is the sum of several (`isJoint`), all add up to the evidence;
 * otherwise those for add up to all for, and those against to all against.
 */
export function roundedBars(form, heights, equation, isJoint) {
  const values = heights.map(height => count(form, height))
  if (isJoint) return apportion(values, equation.logit)
  const units = values.map(() => 0)
  for (const [total, sign] of [[equation.pro, 1], [equation.contra, -1]]) {
    const places = Array.from(values.keys()).filter(i => sign * values[i] > 0)
    const shares = apportion(places.map(i => values[i]), total)
    places.forEach((i, at) => (units[i] = shares[at]))
  }
  return units
}
