// The comparison's scale: "all clusters" (beta 0) at one end, "only the nearest" (infinity) at the other, and between
// them beta as a multiple of the usual one, logarithmic, with the usual in the middle.

export const LENGTH = 1000
const MIDDLE = LENGTH / 2
const OCTAVES = 6
const REACH = 470 // from the middle to the last octave; beyond it only the end is left
const CATCH = 10 // around the middle and the ends, in thousandths of the line
export const STOPS = [0, ...Array.from({ length: 2 * OCTAVES + 1 }, (_, j) => 2 ** (j - OCTAVES)), Infinity]

/** The multiple of the usual beta at a place on the line. */
export function factorAt(position) {
  if (position <= CATCH) return 0
  if (position >= LENGTH - CATCH) return Infinity
  const away = Math.max(-REACH, Math.min(REACH, position - MIDDLE))
  return Math.abs(away) <= CATCH ? 1 : 2 ** ((OCTAVES * away) / REACH)
}

/** The place of a multiple on the line. */
export function positionOf(factor) {
  if (factor === 0) return 0
  if (factor === Infinity) return LENGTH
  const away = (REACH * Math.log2(factor)) / OCTAVES
  return MIDDLE + Math.max(-REACH, Math.min(REACH, away))
}

/** The next stop (0, the powers of 2, infinity) in a direction, `count` stops away. */
export function nextStop(factor, direction, count = 1) {
  const near = 6e-3 // a beta has three digits: it meets a stop within half a hundredth
  const ahead = STOPS.filter(stop => (direction > 0 ? stop > factor * (1 + near) : stop < factor * (1 - near)))
  if (direction < 0) ahead.reverse()
  return ahead.length ? ahead[Math.min(count, ahead.length) - 1] : factor
}

/** The stiffness of a multiple: three significant digits, the one number that is shown, sent and linked to. */
export function betaOf(factor, usual) {
  if (factor === 0 || factor === Infinity) return factor
  return factor === 1 ? usual : Number((usual * factor).toPrecision(3))
}

/** The multiple that a stiffness is of the usual one; next to the usual, it is the usual. */
export function factorOf(beta, usual) {
  if (beta === 0 || beta === Infinity) return beta
  const factor = beta / usual
  return Math.abs(factor - 1) < 1e-12 ? 1 : factor
}
