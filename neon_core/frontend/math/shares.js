// The comparison while a hand moves it: from the parts that the server sent for this row to shares and bars.
//
//   p_k = exp(-beta (h_k - f)) / sum        omega_k = p_k f / h_k        R_i = sum_k omega_k a_ki
//
// (neon_core/neon/relevance.py; a test holds the two together to 1e-12 over a grid of beta, 0 and infinity included.)

import { printedEvidence } from './evidence.js'

/** Softmin shares of the competitors; at infinity the nearest share alike. */
export function softminShares(h, beta) {
  const f = Math.min(...h)
  const raw = h.map(value => {
    if (beta === 0) return 1
    if (beta === Infinity) return value === f ? 1 : 0
    return Math.exp((f - value) * beta)
  })
  const sum = raw.reduce((a, b) => a + b, 0)
  return raw.map(value => value / sum)
}

/** p_k f / h_k, the ratio being 1 at the nearest competitor, on the boundary too. */
export function competitorWeights(h, p) {
  const f = Math.min(...h)
  return p.map((share, k) => (h[k] > f ? (share * f) / h[k] : share))
}

/** The bars: one relevance for each feature. */
export function relevance(parts, omega) {
  const result = new Float64Array(parts[0].length)
  parts.forEach((part, k) => {
    if (omega[k] !== 0) for (let i = 0; i < result.length; i++) result[i] += omega[k] * part[i]
  })
  return result
}

/** The number of competitors that would count alike: exp of the entropy of the shares. */
export function effectiveNumber(p) {
  return Math.exp(-p.reduce((sum, share) => sum + (share > 0 ? share * Math.log(share) : 0), 0))
}

/**
 * Where each bar is 0 and which side counts for, in the observed range (0 to 1):
 * z = x - R / (2 slope width), slope = width * sum_k omega_k (own_i - other_ki); side is the sign of the slope.
 */
export function zeros({ place, own, others, widths }, omega, bars) {
  return place.map((x, i) => {
    const slope = widths[i] * omega.reduce((sum, weight, k) => sum + weight * (own[i] - others[k][i]), 0)
    return slope === 0 ? { zero: NaN, side: 0 } : { zero: x - bars[i] / (2 * slope * widths[i]), side: Math.sign(slope) }
  })
}

/**
 * Everything that follows the comparison; `pro` and `contra` are the sums of the bars for and against, `printed` is how
 * they are written.
 */
export function explain(point, beta) {
  const p = softminShares(point.h, beta)
  const omega = competitorWeights(point.h, p)
  const bars = relevance(point.parts, omega)
  let pro = 0
  let contra = 0
  for (const bar of bars) {
    if (bar > 0) pro += bar
    else contra += bar
  }
  const logit = Math.min(...point.h)
  const residual = bars.reduce((a, b) => a + b, 0) - logit
  const printed = printedEvidence({ bars, pro, contra, logit })
  return { beta, p, omega, bars, pro, contra, logit, residual, printed, effective: effectiveNumber(p) }
}

/** The features from the largest bar to the smallest, equal ones in their order. */
export function byBarLength(bars) {
  return Array.from(bars.keys()).sort((a, b) => Math.abs(bars[b]) - Math.abs(bars[a]) || a - b)
}
